package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The signals of one symbol and minute that are kept, in the order they came. */
final class KeptMinute {
    private final long minute;
    private final List<KeptSignal> signals = new ArrayList<>();

    KeptMinute(long minute) {
        this.minute = minute;
    }

    /** Minutes since 1970, UTC. */
    long minute() {
        return minute;
    }

    List<KeptSignal> signals() {
        return signals;
    }

    static Codec<KeptMinute> codec() {
        return new StateCodec();
    }

    private static final class StateCodec implements Codec<KeptMinute> {
        @Override
        public void write(KeptMinute state, DataOutput out) throws IOException {
            out.writeLong(state.minute);
            out.writeInt(state.signals.size());
            for (KeptSignal signal : state.signals) {
                signal.write(out);
            }
        }

        @Override
        public KeptMinute read(int version, DataInput in) throws IOException {
            KeptMinute state = new KeptMinute(in.readLong());
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.signals.add(KeptSignal.read(in));
            }
            return state;
        }
    }
}
