package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the index of one minute's kept signals is told; sent to {@link Addresses#KEPT}. */
public sealed interface MinuteEvent {
    /** Signals of the minute are kept. */
    record Keep(List<KeptSignal> signals) implements MinuteEvent {}

    /** The signals from an instant to before another were wrong. */
    record Correct(Verdict verdict, long fromMillis, long toMillis) implements MinuteEvent {}

    /** A correction of a span is taken back. */
    record Retract(String correction, long timeMillis) implements MinuteEvent {}

    /**
     * The author of a signal's tweet wants it forgotten.
     *
     * @param signal the signal's id
     * @param timeMillis the signal's time, epoch milliseconds UTC
     */
    record Erase(String signal, long timeMillis) implements MinuteEvent {
        /** The minute that it is about. */
        public String key() {
            return KeptFunction.keyOf(SignalIds.symbolOf(signal), KeptFunction.minuteOf(timeMillis));
        }
    }

    /** Reads and writes all of them. */
    static Codec<MinuteEvent> codec() {
        return new EventCodec();
    }

    /** A tag for the kind, then its fields in order. */
    final class EventCodec implements Codec<MinuteEvent> {
        private static final int KEEP = 0;
        private static final int CORRECT = 1;
        private static final int RETRACT = 2;
        private static final int ERASE = 3;

        private EventCodec() {}

        @Override
        public void write(MinuteEvent event, DataOutput out) throws IOException {
            if (event instanceof Keep keep) {
                out.writeByte(KEEP);
                out.writeInt(keep.signals.size());
                for (KeptSignal signal : keep.signals) {
                    signal.write(out);
                }
            } else if (event instanceof Correct correct) {
                out.writeByte(CORRECT);
                correct.verdict.write(out);
                out.writeLong(correct.fromMillis);
                out.writeLong(correct.toMillis);
            } else if (event instanceof Retract retract) {
                out.writeByte(RETRACT);
                Fields.writeText(retract.correction, out);
                out.writeLong(retract.timeMillis);
            } else if (event instanceof Erase erase) {
                out.writeByte(ERASE);
                Fields.writeText(erase.signal, out);
                out.writeLong(erase.timeMillis);
            }
        }

        @Override
        public MinuteEvent read(int version, DataInput in) throws IOException {
            int kind = in.readByte();
            return switch (kind) {
                case KEEP -> {
                    int size = Fields.readSize(in);
                    List<KeptSignal> signals = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        signals.add(KeptSignal.read(in));
                    }
                    yield new Keep(signals);
                }
                case CORRECT -> new Correct(Verdict.read(in), in.readLong(), in.readLong());
                case RETRACT -> new Retract(Fields.readText(in), in.readLong());
                case ERASE -> new Erase(Fields.readText(in), in.readLong());
                default -> throw new IOException("a minute event's kind must be 0 to 3 but was " + kind);
            };
        }
    }
}
