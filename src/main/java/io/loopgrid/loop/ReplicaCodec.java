package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import io.loopgrid.num2vec.MarketEncoding;
import io.loopgrid.word2vec.WordVector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The messages to {@link Replica} in bytes: a tag for the kind, then its fields in order. */
final class ReplicaCodec implements Codec<Object> {
    private static final int WORD = 0;
    private static final int RECENT = 1;
    private static final int MARKET = 2;
    private static final int MODEL = 3;
    private static final int DRIFT = 4;
    private static final int FITS = 5;

    private final Codec<WordVector> words = WordVector.codec();

    @Override
    public int version() {
        return words.version();
    }

    @Override
    public void write(Object message, DataOutput out) throws IOException {
        if (message instanceof WordVector vector) {
            out.writeByte(WORD);
            words.write(vector, out);
        } else if (message instanceof RecentMean mean) {
            out.writeByte(RECENT);
            mean.write(out);
        } else if (message instanceof MarketEncoding encoding) {
            out.writeByte(MARKET);
            encoding.write(out);
        } else if (message instanceof DriftNotice notice) {
            out.writeByte(DRIFT);
            notice.write(out);
        } else if (message instanceof ModelSnapshot model) {
            out.writeByte(MODEL);
            model.write(out);
        } else if (message instanceof Fits fits) {
            out.writeByte(FITS);
            fits.write(out);
        } else {
            throw new IllegalArgumentException("a replica's message must not be a " + message.getClass());
        }
    }

    @Override
    public Object read(int version, DataInput in) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case WORD -> words.read(version, in);
            case RECENT -> RecentMean.read(in);
            case DRIFT -> DriftNotice.read(in);
            case MARKET -> MarketEncoding.read(in);
            case MODEL -> ModelSnapshot.read(in);
            case FITS -> Fits.read(in);
            default -> throw new IOException("a replica message's kind must be 0 to 5 but was " + kind);
        };
    }
}
