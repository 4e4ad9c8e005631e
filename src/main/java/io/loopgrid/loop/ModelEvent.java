package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What the model of a symbol is told: what to learn, who is to be its champion, or what no longer holds. */
sealed interface ModelEvent permits ModelGradient, ModelControl, ModelRefit {
    static Codec<ModelEvent> codec() {
        return new EventCodec();
    }

    /** A tag for the kind, then what the kind writes. */
    final class EventCodec implements Codec<ModelEvent> {
        private static final int GRADIENT = 1;
        private static final int CONTROL = 2;
        private static final int REFIT = 3;

        private EventCodec() {}

        @Override
        public void write(ModelEvent event, DataOutput out) throws IOException {
            if (event instanceof ModelGradient gradient) {
                out.writeByte(GRADIENT);
                gradient.write(out);
            } else if (event instanceof ModelControl control) {
                out.writeByte(CONTROL);
                control.write(out);
            } else if (event instanceof ModelRefit refit) {
                out.writeByte(REFIT);
                refit.write(out);
            }
        }

        @Override
        public ModelEvent read(int version, DataInput in) throws IOException {
            int kind = in.readByte();
            return switch (kind) {
                case GRADIENT -> ModelGradient.read(in);
                case CONTROL -> ModelControl.read(in);
                case REFIT -> ModelRefit.read(in);
                default -> throw new IOException("the kind of a model's event must be 1 to 3 but was " + kind);
            };
        }
    }
}
