package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.test.TestInbox;
import com.hazelcast.jet.core.test.TestOutbox;
import com.hazelcast.jet.core.test.TestProcessorContext;
import io.loopgrid.FreePorts;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import io.loopgrid.grid.MemberConfig;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.grid.Route;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Replica;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners publish is what predictors read, and what sources say of themselves is what holds the others back. */
class ReplicaProcessorTest {
    private static final long TIME = 1_700_000_000_000L;
    private static final Symbol BTC = new Symbol("BTC");

    private static HazelcastInstance member;

    private final LoopSettings settings = LoopSettings.defaults();
    private final Replica replica = new Replica(settings);
    private final Pace pace = new Pace(60_000);
    private final RecentSignals recentSignals = new RecentSignals(10);
    private GridServices grid;
    private ReplicaProcessor processor;

    @BeforeAll
    static void startMember() {
        GridSettings settings = new GridSettings(
                "replicas", 1, 0, "127.0.0.1", FreePorts.one(), List.of("127.0.0.1"), 11, Duration.ofSeconds(10));
        member = Hazelcast.newHazelcastInstance(MemberConfig.of(settings, EventCodecs.byAddress(), 1));
    }

    @AfterAll
    static void stopMember() {
        member.shutdown();
    }

    @BeforeEach
    void start() {
        grid = new GridServices(
                member, new NoLog(), new SymbolClocks(replica, 1), LoopFunctions.all(settings, replica, Runnable::run));
        processor = new ReplicaProcessor(grid, List.of(Addresses.HISTORY), replica, pace, recentSignals);
        processor.init(new TestOutbox(), new TestProcessorContext());
    }

    @Test
    void predictorsReadWhatAnOwnerPublishes() {
        processor.process(
                0, new TestInbox(messages(Addresses.REPLICA, "BTC", published(Price.tick(BTC, TIME, 9_000, 1)))));
        assertThat(replica.newestPriceMillis()).isEqualTo(TIME);
        assertThat(pace.marketsReachedMillis()).isEqualTo(TIME);
    }

    @Test
    void sourcesKnowHowFarTheOthersAre() {
        Pace.Progress progress = new Pace.Progress(Topics.TWEETS, 0, 1, TIME, TIME, true, true, true, false);
        processor.process(0, new TestInbox(messages(EventClock.ADDRESS, Topics.TWEETS, List.of(progress))));
        assertThat(pace.allIdle(Topics.TWEETS)).isTrue();
        assertThat(pace.newestReachedMillis(Topics.TWEETS)).isEqualTo(TIME);
    }

    @Test
    void aSignalThatIsErasedIsNotAmongTheRecentOnesAnyMore() {
        recentSignals.add(signal("1"));
        recentSignals.add(signal("2"));
        processor.process(0, new TestInbox(messages(RecentSignals.ADDRESS, "BTC:1", List.of("BTC:1"))));
        assertThat(recentSignals.newest(BTC, 10)).extracting(Signal::id).containsExactly("BTC:2");
        assertThat(recentSignals.contains("BTC:1")).isFalse();
    }

    private static Signal signal(String tweet) {
        ModelVersion model = new ModelVersion(BTC, 1, 1, 1);
        return new Signal(
                "BTC:" + tweet, BTC, TIME, tweet, Action.HOLD, 0.2f, 0.6f, 0.2f, 300_000, 9_000, model, List.of());
    }

    @Test
    void forgetsWhatTheLastExecutionSaid() {
        sourcesKnowHowFarTheOthersAre();
        predictorsReadWhatAnOwnerPublishes();
        processor.init(new TestOutbox(), new TestProcessorContext());
        assertThat(pace.newestReachedMillis(Topics.TWEETS)).isEqualTo(Long.MIN_VALUE);
        assertThat(pace.marketsReachedMillis()).isEqualTo(Long.MIN_VALUE);
    }

    /** What the owner of the market sends to replicas because of a price. */
    @SuppressWarnings("unchecked")
    private List<Object> published(Price price) {
        KeyedFunction<Object, Object> market = (KeyedFunction<Object, Object>) Objects.requireNonNull(
                        LoopFunctions.all(settings, replica, Runnable::run).get(Addresses.MARKETS))
                .get();
        List<Object> published = new ArrayList<>();
        Context context = new Context() {
            @Override
            public void send(String address, String key, Object message) {
                if (address.equals(Addresses.REPLICA)) {
                    published.add(message);
                }
            }

            @Override
            public void forget() {}

            @Override
            public long timeMillis() {
                return TIME;
            }
        };
        market.apply("BTC", market.initial("BTC"), price, context);
        market.flush(context);
        assertThat(published).isNotEmpty();
        return published;
    }

    /** Messages as they cross an edge. */
    private static List<Object> messages(String address, String key, List<Object> events) {
        TestOutbox outbox = new TestOutbox(16);
        Outgoing outgoing = new Outgoing(outbox, List.of(new Route(address, Route.Kind.EVERY_MEMBER, 0)), 1);
        events.forEach(event -> outgoing.send(address, key, event));
        assertThat(outgoing.flush()).isTrue();
        return List.copyOf(outbox.queue(0));
    }
}
