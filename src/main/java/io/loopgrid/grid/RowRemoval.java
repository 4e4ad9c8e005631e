package io.loopgrid.grid;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes rows where they are: for many keys at once some ten times cheaper than removing them one by one. */
final class RowRemoval implements EntryProcessor<RowKey, byte[], Object>, IdentifiedDataSerializable {
    static final int CLASS_ID = 2;

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("NullAway") // Hazelcast's contract: setting null removes the entry
    public @Nullable Object process(Map.Entry<RowKey, byte[]> entry) {
        entry.setValue(null);
        return null;
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
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
