package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import io.loopgrid.num2vec.MarketEncoding;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One encoding of a market, kept so that the past can be looked up after a restart too. */
final class HistoryRow {
    private @Nullable MarketEncoding encoding;

    HistoryRow(@Nullable MarketEncoding encoding) {
        this.encoding = encoding;
    }

    /** The encoding; null only before the first event. */
    public @Nullable MarketEncoding encoding() {
        return encoding;
    }

    void keep(MarketEncoding kept) {
        encoding = kept;
    }

    static Codec<HistoryRow> codec() {
        return new StateCodec();
    }

    static Codec<MarketEncoding> encodingCodec() {
        return new EncodingCodec();
    }

    private static final class StateCodec implements Codec<HistoryRow> {
        @Override
        public void write(HistoryRow row, DataOutput out) throws IOException {
            out.writeBoolean(row.encoding != null);
            if (row.encoding != null) {
                row.encoding.write(out);
            }
        }

        @Override
        public HistoryRow read(int version, DataInput in) throws IOException {
            return new HistoryRow(in.readBoolean() ? MarketEncoding.read(in) : null);
        }
    }

    private static final class EncodingCodec implements Codec<MarketEncoding> {
        @Override
        public void write(MarketEncoding encoding, DataOutput out) throws IOException {
            encoding.write(out);
        }

        @Override
        public MarketEncoding read(int version, DataInput in) throws IOException {
            return MarketEncoding.read(in);
        }
    }
}
