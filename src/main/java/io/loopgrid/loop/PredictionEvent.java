package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is told to the keeper of one prediction; the key is the signal's id. */
sealed interface PredictionEvent {
    /** It was made. */
    record Kept(Prediction prediction) implements PredictionEvent {}

    /**
     * It was wrong.
     *
     * @param origin what to give back when there is no such prediction; null when nobody asked for this very one
     */
    record Correct(Verdict verdict, @Nullable Origin origin) implements PredictionEvent {}

    /**
     * A correction of it is taken back.
     *
     * @param correction the correction's id
     * @param timeMillis when that was said, epoch milliseconds UTC
     */
    record Retract(String correction, long timeMillis) implements PredictionEvent {}

    /** Its author wants it forgotten. */
    record Erase() implements PredictionEvent {}

    /** Reads and writes all of them. */
    static Codec<PredictionEvent> codec() {
        return new EventCodec();
    }

    /** A tag for the kind, then its fields in order. */
    final class EventCodec implements Codec<PredictionEvent> {
        private static final int KEPT = 0;
        private static final int CORRECT = 1;
        private static final int RETRACT = 2;
        private static final int ERASE = 3;

        private EventCodec() {}

        @Override
        public int version() {
            return Prediction.VERSION;
        }

        @Override
        public void write(PredictionEvent event, DataOutput out) throws IOException {
            if (event instanceof Kept kept) {
                out.writeByte(KEPT);
                kept.prediction.write(out);
            } else if (event instanceof Correct correct) {
                out.writeByte(CORRECT);
                correct.verdict.write(out);
                out.writeBoolean(correct.origin != null);
                if (correct.origin != null) {
                    correct.origin.write(out);
                }
            } else if (event instanceof Retract retract) {
                out.writeByte(RETRACT);
                Fields.writeText(retract.correction, out);
                out.writeLong(retract.timeMillis);
            } else if (event instanceof Erase) {
                out.writeByte(ERASE);
            }
        }

        @Override
        public PredictionEvent read(int version, DataInput in) throws IOException {
            int kind = in.readByte();
            return switch (kind) {
                case KEPT -> new Kept(Prediction.read(version, in));
                case CORRECT -> new Correct(Verdict.read(in), in.readBoolean() ? Origin.read(in) : null);
                case RETRACT -> new Retract(Fields.readText(in), in.readLong());
                case ERASE -> new Erase();
                default -> throw new IOException("a prediction event's kind must be 0 to 3 but was " + kind);
            };
        }
    }
}
