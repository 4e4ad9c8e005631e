package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.core.test.TestOutbox;
import com.hazelcast.jet.core.test.TestProcessorContext;
import io.loopgrid.FreePorts;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import io.loopgrid.grid.MemberConfig;
import io.loopgrid.grid.Messages;
import io.loopgrid.grid.Route;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Replica;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.TweetJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source over a real topic and a real member: the order, the duplicates, the time. */
class SourceProcessorTest {
    private static final long START = 1_700_000_000_000L;
    private static final long LATENESS = 10_000;
    private static final int PREDICT = 0;
    private static final int SINK = 3;
    private static final List<Route> ROUTES = List.of(
            new Route("predict", Route.Kind.OUTPUT, PREDICT),
            new Route(Addresses.TOTALS, Route.Kind.FUNCTION, 1),
            new Route(EventClock.ADDRESS, Route.Kind.EVERY_MEMBER, 2),
            new Route(Addresses.DEAD_LETTERS, Route.Kind.OUTPUT, SINK),
            new Route(Addresses.CORRECTIONS, Route.Kind.FUNCTION, 4));

    @TempDir
    static Path directory;

    private static LocalKafka kafka;
    private static HazelcastInstance member;
    private static GridServices grid;
    private static Producer<byte[], byte[]> producer;
    private static InputQuestion question;
    private static final TopicPartition PARTITION = new TopicPartition(Topics.TWEETS, 0);

    private long begin;
    private final Pace pace = new Pace(60_000);
    private long watermarkMillis = Long.MIN_VALUE;
    private final TweetJson json = new TweetJson(System::currentTimeMillis);
    private final TestOutbox outbox = new TestOutbox(new int[] {1_024, 1_024, 1_024, 1_024, 1_024}, 1_024);
    private final List<SourceProcessor> processors = new ArrayList<>();

    @BeforeAll
    static void start() {
        kafka = new LocalKafka(directory);
        producer = kafka.clients().producer("tests", Map.of());
        question = new InputQuestion(kafka.clients().admin());
        GridSettings settings = new GridSettings(
                "sources", 1, 0, "127.0.0.1", FreePorts.one(), List.of("127.0.0.1"), 11, Duration.ofSeconds(10));
        member = Hazelcast.newHazelcastInstance(MemberConfig.of(settings, EventCodecs.byAddress(), 1));
        grid = new GridServices(
                member, new NoLog(), new SymbolClocks(new Replica(LoopSettings.defaults()), 1), Map.of());
    }

    @AfterAll
    static void stop() {
        member.shutdown();
        producer.close();
        question.close();
        kafka.close();
    }

    /** Each test begins where the topic ends, over an empty state. */
    @BeforeEach
    void forget() {
        grid.map(SourceProcessor.FUNCTION).clear();
        try (Consumer<byte[], byte[]> consumer = kafka.clients().consumer("ends", Map.of())) {
            begin = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
        }
    }

    @AfterEach
    void close() {
        processors.forEach(SourceProcessor::close);
    }

    @Test
    void passesEachTweetOnceInTheOrderOfItsPartition() {
        send(tweet("a", START), tweet("b", START + 1), tweet("a", START), tweet("c", START + 2));
        SourceProcessor source = source(1);
        assertThat(passed(source, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void givesBackWhatItCannotReadAndGoesOn() {
        send(tweet("a", START));
        producer.send(new ProducerRecord<>(Topics.TWEETS, PARTITION.partition(), null, new byte[] {'x'}));
        send(tweet("b", START + 1));
        assertThat(passed(source(1), 2)).containsExactly("a", "b");
        assertThat(outbox.queue(SINK))
                .filteredOn(item -> !(item instanceof Watermark))
                .singleElement()
                .satisfies(letter ->
                        assertThat(((ProducerRecord<?, ?>) letter).topic()).isEqualTo("tweets.dlt"));
    }

    @Test
    void waitsUntilJetTakesWhatIsRefused() {
        List<Tweet> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(tweet("t" + i, START + i));
        }
        send(many.toArray(new Tweet[0]));
        TestOutbox narrow = new TestOutbox(new int[] {3, 3, 3, 3, 3}, 3);
        SourceProcessor source = source(1, narrow);
        List<String> passed = new ArrayList<>();
        await().pollInSameThread().until(() -> {
            narrow.reset();
            source.complete();
            drain(narrow.queue(PREDICT), passed);
            narrow.queue(1).clear();
            narrow.queue(2).clear();
            narrow.queue(SINK).clear();
            return passed.size() == 50;
        });
        assertThat(passed).isEqualTo(many.stream().map(Tweet::id).toList());
    }

    @Test
    void tellsEventTimeAfterWhatHappenedBeforeIt() {
        send(tweet("a", START), tweet("b", START + 60_000), tweet("c", START + 60_001), tweet("d", START + 60_002));
        SourceProcessor source = source(1);
        List<Object> left = new ArrayList<>();
        await().pollInSameThread().until(() -> {
            outbox.reset();
            source.complete();
            left.addAll(outbox.queue(PREDICT));
            clear();
            return left.stream().anyMatch(Watermark.class::isInstance);
        });
        Watermark first = (Watermark)
                left.stream().filter(Watermark.class::isInstance).findFirst().orElseThrow();
        List<Object> before = left.subList(0, left.indexOf(first));
        assertThat(before)
                .filteredOn(PassedTweet.class::isInstance)
                .allSatisfy(passed -> assertThat(((PassedTweet) passed).late()).isFalse());
        assertThat(before)
                .anySatisfy(item -> assertThat(item)
                        .isInstanceOfSatisfying(
                                PassedTweet.class,
                                passed -> assertThat(passed.tweet().timeMillis())
                                        .isGreaterThanOrEqualTo(first.timestamp())));
    }

    @Test
    void timeWaitsForWhatTheListenerHasNotBroughtOn() {
        producer.send(new ProducerRecord<>(Topics.TWEETS_RAW, 0, null, new byte[] {'x'}));
        listenerIsAt(0);
        send(tweet("a", START), tweet("b", START + 60_000), tweet("c", START + 60_001));
        SourceProcessor source = source(1);
        long bound = START + 5_000 - LATENESS;
        await().atMost(Duration.ofMinutes(1)).pollInSameThread().until(() -> watermark(source) == bound);
        await().during(Duration.ofMillis(500)).pollInSameThread().until(() -> watermark(source) == bound);
        listenerIsAt(1);
        await().atMost(Duration.ofMinutes(1))
                .pollInSameThread()
                .until(() -> watermark(source) == START + 60_001 - LATENESS);
    }

    @Test
    void correctionsWaitUntilTheTweetsBeforeThemAreReadAgain() {
        byte[] correction =
                "{\"id\":\"c1\",\"signal\":\"BTC:a\",\"label\":\"UP\",\"by\":\"me\"}".getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(Topics.LABELS, correction));
        producer.flush();
        SourcePartition partition = new SourcePartition(new TopicPartition(Topics.LABELS, 0), 1, 1);
        UntimedStep step = UntimedStep.ofCorrections(new CorrectionJson(() -> START), pace);
        SourceProcessor labels = source(1, outbox, step, partition, false);
        tweetsAre(false);
        await().pollInSameThread().until(() -> {
            labels.complete();
            return partition.head() != null;
        });
        labels.complete();
        assertThat(partition.head()).isNotNull();
        tweetsAre(true);
        labels.complete();
        assertThat(partition.head()).isNull();
    }

    @Test
    void tweetsAreReadAgainOnceACommittedStateHoldsWhatTheyDid() {
        send(tweet("a", START), tweet("b", START + 1));
        SourceProcessor source = source(1);
        passed(source, 2);
        assertThat(toldReadAgain(source)).isFalse();
        commit(source, false);
        assertThat(toldReadAgain(source)).isFalse();
        commit(source, true);
        assertThat(toldReadAgain(source)).isTrue();
    }

    @Test
    void aBarrierBeforeTheLastOfThemIsNotEnough() {
        send(tweet("a", START), tweet("b", START + 1));
        SourceProcessor source = source(1);
        commit(source, true);
        assertThat(toldReadAgain(source)).isFalse();
    }

    private void tweetsAre(boolean readAgain) {
        pace.update(new Pace.Progress(Topics.TWEETS, 0, 1, START, START, false, false, false, readAgain));
    }

    private void commit(SourceProcessor source, boolean success) {
        await().pollInSameThread().until(() -> {
            outbox.reset();
            return source.saveToSnapshot();
        });
        await().pollInSameThread().until(source::snapshotCommitPrepare);
        await().pollInSameThread().until(() -> source.snapshotCommitFinish(success));
    }

    /** What the source tells next of itself. */
    private boolean toldReadAgain(SourceProcessor source) {
        clear();
        AtomicReference<Pace.Progress> told = new AtomicReference<>();
        await().pollInSameThread().until(() -> {
            outbox.reset();
            source.complete();
            for (Object item : outbox.queue(2)) {
                if (item instanceof Messages messages) {
                    told.set((Pace.Progress) messages.event(messages.size() - 1));
                }
            }
            clear();
            return told.get() != null;
        });
        return Objects.requireNonNull(told.get()).readAgain();
    }

    private long watermark(SourceProcessor source) {
        outbox.reset();
        source.complete();
        for (Object item : outbox.queue(PREDICT)) {
            if (item instanceof Watermark watermark) {
                watermarkMillis = watermark.timestamp();
            }
        }
        clear();
        return watermarkMillis;
    }

    private static void listenerIsAt(long offset) {
        TopicPartition raw = new TopicPartition(Topics.TWEETS_RAW, 0);
        OffsetAndMetadata position = new OffsetAndMetadata(offset, Long.toString(START + 5_000));
        try (Consumer<byte[], byte[]> listener = kafka.clients().consumer(KafkaClients.TWEETS_RAW_GROUP, Map.of())) {
            listener.commitSync(Map.of(raw, position));
        }
    }

    private SourceProcessor source(long generation) {
        return source(generation, outbox);
    }

    private SourceProcessor source(long generation, TestOutbox into) {
        SourcePartition partition = new SourcePartition(PARTITION, 1_024, 3_600_000);
        partition.startAt(begin);
        // No prices are there to wait for.
        pace.update(new Pace.Progress(Topics.PRICES, 0, 1, Long.MIN_VALUE, Long.MIN_VALUE, true, true, true, false));
        return source(generation, into, new TweetStep(json, pace), partition, true);
    }

    private SourceProcessor source(
            long generation, TestOutbox into, SourceStep step, SourcePartition partition, boolean tellsTime) {
        String topic = partition.topicPartition.topic();
        SourceSettings settings =
                new SourceSettings(topic, List.of(topic), "sources", 1_024, tellsTime, LATENESS, 3_600_000, 60_000, 0);
        List<SourcePartition> partitions = List.of(partition);
        Fetcher fetcher = new Fetcher(kafka.clients().consumer("sources", Map.of()), step, partitions);
        Place place = new Place(0, 1, generation);
        EventClock clock =
                new EventClock(settings, partitions, fetcher, pace, new Survey(question), System::nanoTime, place);
        SourceProcessor source =
                new SourceProcessor(settings, ROUTES, step, fetcher, partitions, clock, grid, generation);
        processors.add(source);
        source.init(new WithoutSnapshot(into), new TestProcessorContext());
        return source;
    }

    /** Runs the source until so many tweets have left it; gives their ids. */
    private List<String> passed(SourceProcessor source, int count) {
        List<String> ids = new ArrayList<>();
        await().pollInSameThread().until(() -> {
            outbox.reset();
            source.complete();
            drain(outbox.queue(PREDICT), ids);
            outbox.queue(1).clear();
            outbox.queue(2).clear();
            return ids.size() >= count;
        });
        assertThat(ids).hasSize(count);
        return ids;
    }

    private void clear() {
        for (int ordinal = 0; ordinal < ROUTES.size(); ordinal++) {
            outbox.queue(ordinal).clear();
        }
    }

    private static void drain(Queue<Object> queue, List<String> ids) {
        for (Object item = queue.poll(); item != null; item = queue.poll()) {
            if (item instanceof PassedTweet passed) {
                ids.add(passed.tweet().id());
            }
        }
    }

    private void send(Tweet... tweets) {
        for (Tweet tweet : tweets) {
            producer.send(new ProducerRecord<>(Topics.TWEETS, PARTITION.partition(), null, json.write(tweet)));
        }
        producer.flush();
    }

    private static Tweet tweet(String id, long timeMillis) {
        return new Tweet(id, timeMillis, "a0123456789abcdef01234567", "to the moon", List.of(new Symbol("BTC")));
    }

    /** Jet's test outbox, which cannot write this project's keys to a snapshot. */
    private record WithoutSnapshot(TestOutbox queues) implements Outbox {
        @Override
        public int bucketCount() {
            return queues.bucketCount();
        }

        @Override
        public boolean offer(int ordinal, Object item) {
            return queues.offer(ordinal, item);
        }

        @Override
        public boolean offer(int[] ordinals, Object item) {
            return queues.offer(ordinals, item);
        }

        @Override
        public boolean offerToSnapshot(Object key, Object value) {
            return true;
        }

        @Override
        public boolean hasUnfinishedItem() {
            return queues.hasUnfinishedItem();
        }
    }
}
