package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.function.Codec;
import io.loopgrid.signal.Action;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prediction whose label the market has given: what the scores of its symbol are made of.
 *
 * @param timeMillis when it was predicted, epoch milliseconds UTC
 * @param previous the label of the newest horizon that had passed by then, or null
 * @param change the return over the horizon, as a fraction
 */
public record Scored(
        long timeMillis,
        float down,
        float flat,
        float up,
        Label predicted,
        Label label,
        @Nullable Label previous,
        Action action,
        double change) {
    private static final List<Action> ACTIONS = List.of(Action.values());

    static Codec<Scored> codec() {
        return new EventCodec();
    }

    private static final class EventCodec implements Codec<Scored> {
        @Override
        public void write(Scored scored, DataOutput out) throws IOException {
            out.writeLong(scored.timeMillis);
            out.writeFloat(scored.down);
            out.writeFloat(scored.flat);
            out.writeFloat(scored.up);
            Fields.writeLabel(scored.predicted, out);
            Fields.writeLabel(scored.label, out);
            Fields.writeLabel(scored.previous, out);
            out.writeByte(scored.action.ordinal());
            out.writeDouble(scored.change);
        }

        @Override
        public Scored read(int version, DataInput in) throws IOException {
            return new Scored(
                    in.readLong(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    Fields.readLabel(in),
                    Fields.readLabel(in),
                    Fields.readNullableLabel(in),
                    ACTIONS.get(in.readByte()),
                    in.readDouble());
        }
    }
}
