package io.loopgrid.grid;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Partitioner;

/** Routes messages to the owners of their partition. The core has chosen the partition; nothing is hashed here. */
public enum ByPartition implements Partitioner<Messages> {
    /** The only one. */
    INSTANCE;

    /** Makes an edge lead to the owners, on whichever member they are. */
    public static Edge toOwners(Edge edge) {
        return edge.partitioned(Itself.INSTANCE, INSTANCE).distributed();
    }

    @Override
    public int getPartition(Messages messages, int partitionCount) {
        return messages.partition();
    }

    private enum Itself implements FunctionEx<Messages, Messages> {
        INSTANCE;

        @Override
        public Messages applyEx(Messages messages) {
            return messages;
        }
    }
}
