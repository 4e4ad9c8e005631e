package io.loopgrid.grid;

import com.hazelcast.cluster.Address;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.core.Watermark;
import io.loopgrid.function.Partitions;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Emits 0, 1, 2 … to the key n modulo the number of keys, then a watermark; replays from its snapshot. */
final class NumberSource extends AbstractProcessor {
    private static final int PER_CALL = 100;

    private final int keys;
    private final int numbers;
    private int next;
    private boolean told;
    private @Nullable Object leaving;

    private NumberSource(int keys, int numbers) {
        this.keys = keys;
        this.numbers = numbers;
    }

    @Override
    public boolean complete() {
        for (int i = 0; i < PER_CALL && next < numbers && leave(); i++, next++) {
            String key = "k" + next % keys;
            Messages messages = new Messages("sums", Partitions.of(key, 13));
            messages.add(key, (long) next);
            leaving = messages;
        }
        if (leave() && next == numbers && !told) {
            told = true;
            leaving = new Watermark(2_000);
        }
        leave();
        return false;
    }

    /** Jet wants an item that it refused before any other. */
    private boolean leave() {
        if (leaving != null && !tryEmit(leaving)) {
            return false;
        }
        leaving = null;
        return true;
    }

    @Override
    public boolean saveToSnapshot() {
        return leave() && tryEmitToSnapshot(BroadcastKey.broadcastKey("next"), next);
    }

    @Override
    protected void restoreFromSnapshot(Object key, Object value) {
        next = (Integer) value;
    }

    record Supplier(int keys, int numbers) implements ProcessorMetaSupplier {
        @Override
        public FunctionEx<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
            return new ByAddress(keys, numbers);
        }
    }

    private record ByAddress(int keys, int numbers) implements FunctionEx<Address, ProcessorSupplier> {
        @Override
        public ProcessorSupplier applyEx(Address address) {
            return new OnMember(keys, numbers);
        }
    }

    private record OnMember(int keys, int numbers) implements ProcessorSupplier {
        @Override
        public Collection<? extends Processor> get(int count) {
            return List.of(new NumberSource(keys, numbers));
        }
    }
}
