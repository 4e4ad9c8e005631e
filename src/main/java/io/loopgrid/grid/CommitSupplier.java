package io.loopgrid.grid;

import com.hazelcast.cluster.Address;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes the processors that seal and commit epochs in the durable log, one on each member. */
public final class CommitSupplier implements ProcessorMetaSupplier {
    private static final long serialVersionUID = 1L;

    private long generation;

    @Override
    public int preferredLocalParallelism() {
        return 1;
    }

    /** Runs on the coordinator, before any member has begun with the generation: the place to refuse all earlier ones. */
    @Override
    public void init(Context context) {
        GridServices services = GridServices.of(context.hazelcastInstance());
        services.census().requireComplete();
        generation = Generations.of(context.hazelcastInstance(), context.executionId());
        services.log().fence();
    }

    @Override
    public FunctionEx<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
        return new OnEachMember(List.copyOf(addresses), generation);
    }

    private record OnEachMember(List<Address> members, long generation)
            implements FunctionEx<Address, ProcessorSupplier> {
        @Override
        public ProcessorSupplier applyEx(Address address) {
            return new Committers(generation, Writers.namesOf(members), members.indexOf(address));
        }
    }

    /** The committers of one member: the first member's commits for all. */
    private static final class Committers implements ProcessorSupplier {
        private static final long serialVersionUID = 1L;

        private final long generation;
        private final Set<String> members;
        private final int slot;
        private transient GridServices services;

        @SuppressWarnings("NullAway.Init")
        Committers(long generation, Set<String> members, int slot) {
            this.generation = generation;
            this.members = members;
            this.slot = slot;
        }

        @Override
        public void init(Context context) {
            services = GridServices.of(context.hazelcastInstance());
            services.log().open(slot);
            services.begun(new Writers(generation, members));
        }

        @Override
        public Collection<? extends Processor> get(int count) {
            return IntStream.range(0, count)
                    .mapToObj(i -> new CommitProcessor(services, generation, slot == 0 && i == 0))
                    .toList();
        }
    }
}
