package io.loopgrid.loop;

import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.function.Codec;
import io.loopgrid.num2vec.MarketEncoder;
import io.loopgrid.num2vec.MarketState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What one symbol's market is remembered by, and a price that is too far ahead to be believed alone. */
final class MarketRow {
    private final MarketState market;
    private @Nullable Price waiting;

    MarketRow(MarketState market) {
        this.market = market;
    }

    /** What is remembered. */
    public MarketState market() {
        return market;
    }

    @Nullable
    Price waiting() {
        return waiting;
    }

    void await(@Nullable Price another) {
        waiting = another;
    }

    /** Reads and writes a price; the symbol is written as well. */
    static final class PriceCodec implements Codec<Price> {
        @Override
        public void write(Price price, DataOutput out) throws IOException {
            out.writeUTF(price.symbol().name());
            out.writeLong(price.timeMillis());
            out.writeDouble(price.price());
            out.writeDouble(price.open());
            out.writeDouble(price.high());
            out.writeDouble(price.low());
            out.writeDouble(price.volume());
            out.writeDouble(price.adjusted());
        }

        @Override
        public Price read(int version, DataInput in) throws IOException {
            return new Price(
                    new Symbol(in.readUTF()),
                    in.readLong(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble());
        }
    }

    /** Reads and writes a market of one encoder's horizon. */
    static final class StateCodec implements Codec<MarketRow> {
        private final MarketEncoder encoder;
        private final PriceCodec prices = new PriceCodec();

        StateCodec(MarketEncoder encoder) {
            this.encoder = encoder;
        }

        @Override
        public void write(MarketRow row, DataOutput out) throws IOException {
            row.market.write(out);
            out.writeBoolean(row.waiting != null);
            if (row.waiting != null) {
                prices.write(row.waiting, out);
            }
        }

        @Override
        public MarketRow read(int version, DataInput in) throws IOException {
            MarketRow row = new MarketRow(encoder.read(in));
            row.waiting = in.readBoolean() ? prices.read(prices.version(), in) : null;
            return row;
        }
    }
}
