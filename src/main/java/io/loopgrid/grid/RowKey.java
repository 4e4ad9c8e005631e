package io.loopgrid.grid;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.partition.PartitionAware;
import java.io.IOException;
import java.util.Objects;

/**
 * The key of a row in a map and in a snapshot: the function's key, and an integer that Hazelcast hashes to the partition
 * that the core has chosen, so that the map's partition and the owner are on the same member.
 */
public final class RowKey implements PartitionAware<Integer>, IdentifiedDataSerializable {
    static final int CLASS_ID = 1;

    private String id;
    private int partitionKey;

    /** For deserialisation only. */
    @SuppressWarnings("NullAway.Init")
    RowKey() {}

    RowKey(String id, int partitionKey) {
        this.id = id;
        this.partitionKey = partitionKey;
    }

    /** The function's key. */
    public String id() {
        return id;
    }

    @Override
    public Integer getPartitionKey() {
        return partitionKey;
    }

    @Override
    public int getFactoryId() {
        return GridSerialization.FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return CLASS_ID;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(id);
        out.writeInt(partitionKey);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        id = Objects.requireNonNull(in.readString(), "id");
        partitionKey = in.readInt();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && key.partitionKey == partitionKey && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id;
    }
}
