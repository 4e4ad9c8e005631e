package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The detectors of one symbol, and what is being done about what they found. For one thread. */
final class DriftState {
    private static final int KINDS = DriftKind.values().length;

    private final DriftChannel[] channels = new DriftChannel[KINDS];
    private DriftNotice notice = DriftNotice.NONE;

    DriftState(double confidence) {
        for (int k = 0; k < KINDS; k++) {
            channels[k] = new DriftChannel(confidence);
        }
    }

    DriftChannel channel(DriftKind kind) {
        return channels[kind.ordinal()];
    }

    DriftNotice notice() {
        return notice;
    }

    void notice(DriftNotice newest) {
        notice = newest;
    }

    static Codec<DriftState> codec(double confidence) {
        return new StateCodec(confidence);
    }

    private static final class StateCodec implements Codec<DriftState> {
        private final double confidence;

        StateCodec(double confidence) {
            this.confidence = confidence;
        }

        @Override
        public void write(DriftState state, DataOutput out) throws IOException {
            for (DriftChannel channel : state.channels) {
                channel.write(out);
            }
            state.notice.write(out);
        }

        @Override
        public DriftState read(int version, DataInput in) throws IOException {
            DriftState state = new DriftState(confidence);
            for (DriftChannel channel : state.channels) {
                channel.read(in);
            }
            state.notice = DriftNotice.read(in);
            return state;
        }
    }
}
