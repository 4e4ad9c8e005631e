package io.loopgrid.grid;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.loopgrid.function.Codec;
import java.util.Map;

/** Teaches a member to read and write what travels between members, without Java serialisation of own types. */
final class GridSerialization {
    static final int FACTORY_ID = 7100;
    static final int MESSAGES_TYPE_ID = 7101;

    private GridSerialization() {}

    /**
     * Adds our types.
     *
     * @param eventCodecs how to read and write the messages of each address
     */
    static void configure(SerializationConfig config, Map<String, Codec<?>> eventCodecs) {
        config.addDataSerializableFactory(FACTORY_ID, new Factory());
        config.addSerializerConfig(new SerializerConfig()
                .setTypeClass(Messages.class)
                .setImplementation(new MessagesSerializer(eventCodecs)));
    }

    private static final class Factory implements DataSerializableFactory {
        @Override
        public IdentifiedDataSerializable create(int typeId) {
            return switch (typeId) {
                case RowKey.CLASS_ID -> new RowKey();
                case RowRemoval.CLASS_ID -> new RowRemoval();
                default -> throw new IllegalArgumentException("typeId must be 1 or 2 but was " + typeId);
            };
        }
    }
}
