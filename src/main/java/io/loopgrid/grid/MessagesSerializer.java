package io.loopgrid.grid;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import io.loopgrid.function.Codec;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Messages on the way to another member: address, partition, then each key and event in the form of its codec. */
final class MessagesSerializer implements StreamSerializer<Messages> {
    private final Map<String, Codec<?>> codecs;

    MessagesSerializer(Map<String, Codec<?>> codecs) {
        this.codecs = Map.copyOf(codecs);
    }

    @Override
    public int getTypeId() {
        return GridSerialization.MESSAGES_TYPE_ID;
    }

    @Override
    public void write(ObjectDataOutput out, Messages messages) throws IOException {
        Codec<Object> codec = codecOf(messages.address());
        out.writeString(messages.address());
        out.writeInt(messages.partition());
        out.writeByte(codec.version());
        out.writeInt(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            out.writeString(messages.key(i));
            codec.write(messages.event(i), out);
        }
    }

    @Override
    public Messages read(ObjectDataInput in) throws IOException {
        String address = Objects.requireNonNull(in.readString(), "address");
        Codec<Object> codec = codecOf(address);
        Messages messages = new Messages(address, in.readInt());
        int version = in.readByte();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String key = Objects.requireNonNull(in.readString(), "key");
            messages.add(key, codec.read(version, in));
        }
        return messages;
    }

    @SuppressWarnings("unchecked")
    private Codec<Object> codecOf(String address) {
        Codec<?> codec = codecs.get(address);
        if (codec == null) {
            throw new IllegalStateException("no codec for messages to " + address);
        }
        return (Codec<Object>) codec;
    }
}
