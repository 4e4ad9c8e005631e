package io.loopgrid.pipeline;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import io.loopgrid.grid.Generations;
import io.loopgrid.grid.Route;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;

/** Makes the processors of a stage that has no keyed state. */
final class StageSupplier implements ProcessorMetaSupplier {
    private static final long serialVersionUID = 1L;

    private final Stage stage;
    private final List<Route> routes;
    private long generation;
    private int localParallelism;

    StageSupplier(Stage stage, List<Route> routes) {
        this.stage = stage;
        this.routes = List.copyOf(routes);
    }

    @Override
    public void init(Context context) {
        generation = Generations.of(context.hazelcastInstance(), context.executionId());
        localParallelism = context.localParallelism();
    }

    @Override
    public FunctionEx<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
        Map<Address, OnMember> byMember = new HashMap<>();
        for (int i = 0; i < addresses.size(); i++) {
            byMember.put(
                    addresses.get(i),
                    new OnMember(stage, routes, i * localParallelism, addresses.size() * localParallelism, generation));
        }
        return new ByAddress(byMember);
    }

    private record ByAddress(Map<Address, OnMember> byMember) implements FunctionEx<Address, ProcessorSupplier> {
        @Override
        public ProcessorSupplier applyEx(Address address) {
            OnMember supplier = byMember.get(address);
            if (supplier == null) {
                throw new IllegalStateException("no stage on " + address + ", only on " + byMember.keySet());
            }
            return supplier;
        }
    }

    /** The stage's processors on one member. */
    private static final class OnMember implements ProcessorSupplier {
        private static final long serialVersionUID = 1L;

        private final Stage stage;
        private final List<Route> routes;
        private final int firstIndex;
        private final int total;
        private final long generation;
        private transient HazelcastInstance member;

        @SuppressWarnings("NullAway.Init")
        OnMember(Stage stage, List<Route> routes, int firstIndex, int total, long generation) {
            this.stage = stage;
            this.routes = routes;
            this.firstIndex = firstIndex;
            this.total = total;
            this.generation = generation;
        }

        @Override
        public void init(Context context) {
            member = context.hazelcastInstance();
        }

        @Override
        public Collection<? extends Processor> get(int count) {
            PipelineServices services = PipelineServices.of(member);
            try {
                return IntStream.range(0, count)
                        .mapToObj(i -> services.create(stage, routes, new Place(firstIndex + i, total, generation)))
                        .toList();
            } catch (KafkaException e) {
                throw new RestartableException("the broker did not answer stage " + stage, e);
            }
        }
    }
}
