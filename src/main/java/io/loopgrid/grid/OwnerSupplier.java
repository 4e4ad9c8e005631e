package io.loopgrid.grid;

import com.hazelcast.cluster.Address;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import io.loopgrid.function.KeyedFunction;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the owners of one function on every member. */
public final class OwnerSupplier implements ProcessorMetaSupplier {
    private static final long serialVersionUID = 1L;

    private final String function;
    private final List<Route> routes;
    private long generation;

    /**
     * The owners of a function.
     *
     * @param routes where the function's messages go
     */
    public OwnerSupplier(String function, List<Route> routes) {
        this.function = function;
        this.routes = List.copyOf(routes);
    }

    @Override
    public void init(Context context) {
        generation = Generations.of(context.hazelcastInstance(), context.executionId());
    }

    @Override
    public FunctionEx<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
        return new OnEachMember(new Owners(function, routes, generation));
    }

    private record OnEachMember(Owners owners) implements FunctionEx<Address, ProcessorSupplier> {
        @Override
        public ProcessorSupplier applyEx(Address address) {
            return owners;
        }
    }

    /** The owners on one member. */
    private static final class Owners implements ProcessorSupplier {
        private static final long serialVersionUID = 1L;

        private final String function;
        private final List<Route> routes;
        private final long generation;
        private transient HazelcastInstance member;

        @SuppressWarnings("NullAway.Init")
        Owners(String function, List<Route> routes, long generation) {
            this.function = function;
            this.routes = routes;
            this.generation = generation;
        }

        @Override
        public void init(Context context) {
            member = context.hazelcastInstance();
        }

        @Override
        public Collection<? extends Processor> get(int count) {
            GridServices services = GridServices.of(member);
            return IntStream.range(0, count)
                    .mapToObj(i -> owner(services.function(function), services))
                    .toList();
        }

        private <S, E> Processor owner(KeyedFunction<S, E> hosted, GridServices services) {
            return new OwnerProcessor<>(hosted, routes, services, generation);
        }
    }
}
