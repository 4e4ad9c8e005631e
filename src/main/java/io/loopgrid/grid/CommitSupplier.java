package io.loopgrid.grid;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the one processor of the job that commits epochs in the durable log. */
public final class CommitSupplier implements ProcessorMetaSupplier {
    private static final long serialVersionUID = 1L;

    private long generation;

    @Override
    public int preferredLocalParallelism() {
        return 1;
    }

    @Override
    public void init(Context context) {
        generation = Generations.of(context.hazelcastInstance(), context.executionId());
    }

    @Override
    public FunctionEx<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
        return new OnFirstMember(addresses.get(0), generation);
    }

    private record OnFirstMember(Address first, long generation) implements FunctionEx<Address, ProcessorSupplier> {
        @Override
        public ProcessorSupplier applyEx(Address address) {
            return new Committers(generation, address.equals(first));
        }
    }

    /** The committer on the first member, nothing on the others. */
    private static final class Committers implements ProcessorSupplier {
        private static final long serialVersionUID = 1L;

        private final long generation;
        private final boolean commits;
        private transient HazelcastInstance member;

        @SuppressWarnings("NullAway.Init")
        Committers(long generation, boolean commits) {
            this.generation = generation;
            this.commits = commits;
        }

        @Override
        public void init(Context context) {
            member = context.hazelcastInstance();
        }

        @Override
        public Collection<? extends Processor> get(int count) {
            return IntStream.range(0, count).mapToObj(i -> processor()).toList();
        }

        private Processor processor() {
            return commits ? new CommitProcessor(GridServices.of(member), generation) : new CommitProcessor.Idle();
        }
    }
}
