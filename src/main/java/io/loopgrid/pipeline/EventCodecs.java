package io.loopgrid.pipeline;

import io.loopgrid.function.Codec;
import io.loopgrid.loop.LoopFunctions;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** How messages to each address are read and written between members. */
final class EventCodecs {
    private EventCodecs() {}

    static Map<String, Codec<?>> byAddress() {
        Map<String, Codec<?>> codecs = new HashMap<>(LoopFunctions.eventCodecs());
        codecs.put(EventClock.ADDRESS, new ProgressCodec());
        codecs.put(RecentSignals.ADDRESS, new IdCodec());
        return codecs;
    }

    private static final class IdCodec implements Codec<String> {
        @Override
        public void write(String id, DataOutput out) throws IOException {
            out.writeUTF(id);
        }

        @Override
        public String read(int version, DataInput in) throws IOException {
            return in.readUTF();
        }
    }

    private static final class ProgressCodec implements Codec<Pace.Progress> {
        @Override
        public void write(Pace.Progress progress, DataOutput out) throws IOException {
            out.writeUTF(progress.input());
            out.writeInt(progress.index());
            out.writeInt(progress.readers());
            out.writeLong(progress.headMillis());
            out.writeLong(progress.reachedMillis());
            out.writeBoolean(progress.idle());
            out.writeBoolean(progress.empty());
            out.writeBoolean(progress.resting());
            out.writeBoolean(progress.readAgain());
        }

        @Override
        public Pace.Progress read(int version, DataInput in) throws IOException {
            return new Pace.Progress(
                    in.readUTF(),
                    in.readInt(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readBoolean());
        }
    }
}
