package io.loopgrid.loop;

import io.loopgrid.event.Correction;
import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line of the audit log: a correction, and who took it back. */
public final class CorrectionState {
    private @Nullable Correction correction;
    private Correction.@Nullable Retraction retraction;

    CorrectionState() {}

    /** The correction; null only before the first event. */
    public @Nullable Correction correction() {
        return correction;
    }

    /** What took it back, or null while it counts. */
    public Correction.@Nullable Retraction retraction() {
        return retraction;
    }

    /** Whether it counts. */
    public boolean isActive() {
        return correction != null && retraction == null;
    }

    void accept(Correction accepted) {
        correction = accepted;
    }

    void retract(Correction.Retraction by) {
        retraction = by;
    }

    /** When it was last touched, epoch milliseconds UTC. */
    long timeMillis() {
        if (retraction != null) {
            return retraction.timeMillis();
        }
        return correction == null ? Long.MIN_VALUE : correction.timeMillis();
    }

    static Codec<CorrectionState> codec() {
        return new StateCodec();
    }

    private static final class StateCodec implements Codec<CorrectionState> {
        @Override
        public void write(CorrectionState state, DataOutput out) throws IOException {
            CorrectionFields.write(state.correction, out);
            CorrectionFields.write(state.retraction, out);
        }

        @Override
        public CorrectionState read(int version, DataInput in) throws IOException {
            CorrectionState state = new CorrectionState();
            state.correction = CorrectionFields.read(in);
            state.retraction = (Correction.Retraction) CorrectionFields.read(in);
            return state;
        }
    }
}
