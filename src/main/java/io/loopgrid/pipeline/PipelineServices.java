package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.Processor;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.Route;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Predictor;
import io.loopgrid.loop.Replica;
import io.loopgrid.wire.ControlJson;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.ErasureJson;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import io.loopgrid.wire.VectorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;

/**
 * What the stages of the job find on their member. One per member, in the member's user context, so that nothing but names
 * travels with the job. Thread-safe.
 */
final class PipelineServices {
    private static final String CONTEXT_KEY = "loopgrid.pipeline";
    private static final String GROUP = "loopgrid-job";
    /**
     * Answers of less than half a megabyte: a larger array counts as humongous in a small heap, and each costs the garbage
     * collector a cycle over everything. At 20,000 tweets/s these are some 15 answers a second.
     */
    private static final Map<String, Object> FETCHES = Map.of(
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            448 << 10,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            224 << 10);

    private static final int LABEL_IDS = 65_536;
    private static final int RECENT_SIGNALS = 4_096;
    private static final List<String> REPLICATED =
            List.of(Addresses.WORDS, Addresses.HISTORY, Addresses.MODELS, Addresses.RECENTS);

    private final GridServices grid;
    private final KafkaClients kafka;
    private final LoopSettings loop;
    private final PipelineSettings settings;
    private final Replica replica;
    private final Survey survey;
    private final Pace pace;
    private final Settling settling;
    private final SignalDelay signalDelay = new SignalDelay(System::currentTimeMillis);
    private final RecentSignals recentSignals = new RecentSignals(RECENT_SIGNALS);

    /** The services of a member. */
    PipelineServices(
            GridServices grid,
            KafkaClients kafka,
            LoopSettings loop,
            PipelineSettings settings,
            Replica replica,
            Survey survey) {
        this.grid = grid;
        this.kafka = kafka;
        this.loop = loop;
        this.settings = settings;
        this.replica = replica;
        this.survey = survey;
        this.pace = new Pace(settings.priceLead().toMillis());
        this.settling = new Settling(pace, grid);
    }

    /** Makes the services findable by the processors of their member. */
    void register(HazelcastInstance member) {
        member.getUserContext().put(CONTEXT_KEY, this);
    }

    /**
     * The services of a member.
     *
     * @throws IllegalStateException when none are registered
     */
    static PipelineServices of(HazelcastInstance member) {
        PipelineServices services = (PipelineServices) member.getUserContext().get(CONTEXT_KEY);
        if (services == null) {
            throw new IllegalStateException("no pipeline services on member " + member.getName());
        }
        return services;
    }

    /** Tells whether event time has come to rest. */
    Settling settling() {
        return settling;
    }

    /** How far each input has come. */
    Pace pace() {
        return pace;
    }

    /** How long signals take. */
    SignalDelay signalDelay() {
        return signalDelay;
    }

    /** The signals that this member has written last. */
    RecentSignals recentSignals() {
        return recentSignals;
    }

    /** A processor of a stage. */
    Processor create(Stage stage, List<Route> routes, Place place) {
        return switch (stage) {
            case TWEETS ->
                source(tweets(), new TweetStep(new TweetJson(System::currentTimeMillis), pace), routes, place);
            case PRICES ->
                source(prices(), new PriceStep(new PriceJson(System::currentTimeMillis), pace), routes, place);
            case LABELS ->
                source(
                        untimed("labels", List.of(Topics.LABELS)),
                        UntimedStep.ofCorrections(new CorrectionJson(System::currentTimeMillis), pace),
                        routes,
                        place);
            case COMMANDS ->
                source(
                        untimed("commands", List.of(Topics.CONTROLS, Topics.ERASURES)),
                        UntimedStep.ofCommands(new ControlJson(System::currentTimeMillis), new ErasureJson()),
                        routes,
                        place);
            case VECTORS ->
                source(
                        untimed("vectors", List.of(Topics.VECTORS)),
                        UntimedStep.ofVectors(new VectorJson(), loop.dimension()),
                        routes,
                        place);
            case REJECTED -> source(untimed("rejected", Topics.deadLetters()), new RejectedStep(), routes, place);
            case PREDICT ->
                new PredictProcessor(
                        new Predictor(loop, replica, new Committed(grid), loop.seed() + place.index()),
                        new TrainingBudget(loop.trainShare(), settings.trainBudget(), System::nanoTime),
                        routes,
                        grid.rowKeys().partitionCount());
            case REPLICA -> new ReplicaProcessor(grid, REPLICATED, replica, pace, recentSignals);
            case SINK -> new SinkProcessor(producer(place), new RecordEncoder(recentSignals), signalDelay);
        };
    }

    private Processor source(SourceSettings source, SourceStep step, List<Route> routes, Place place) {
        Consumer<byte[], byte[]> consumer = kafka.consumer(source.group(), FETCHES);
        List<SourcePartition> partitions = partitions(source, consumer, place);
        Fetcher fetcher = new Fetcher(consumer, step, partitions);
        EventClock clock = new EventClock(source, partitions, fetcher, pace, survey, System::nanoTime, place);
        return new SourceProcessor(source, routes, step, fetcher, partitions, clock, grid, place.generation());
    }

    private static List<SourcePartition> partitions(
            SourceSettings source, Consumer<byte[], byte[]> consumer, Place place) {
        List<SourcePartition> mine = new ArrayList<>();
        for (String topic : source.topics()) {
            int count = consumer.partitionsFor(topic).size();
            for (int p = place.index(); p < count; p += place.total()) {
                TopicPartition partition = new TopicPartition(topic, p);
                mine.add(new SourcePartition(partition, source.rememberedIds() / count, source.maxJumpMillis()));
            }
        }
        return mine;
    }

    private SourceSettings tweets() {
        long lateness = settings.lateness().toMillis();
        return new SourceSettings(
                Stage.TWEETS.vertex(),
                List.of(Topics.TWEETS),
                GROUP,
                settings.rememberedIds() * 2,
                true,
                lateness,
                settings.maxJump().toMillis(),
                settings.idleTimeout().toMillis(),
                loop.horizonMillis() + 2 * lateness);
    }

    private SourceSettings prices() {
        SourceSettings tweets = tweets();
        return new SourceSettings(
                Stage.PRICES.vertex(),
                List.of(Topics.PRICES),
                GROUP,
                1,
                false,
                0,
                tweets.maxJumpMillis(),
                tweets.idleMillis(),
                0);
    }

    private SourceSettings untimed(String name, List<String> topics) {
        return new SourceSettings(
                name,
                topics,
                GROUP,
                LABEL_IDS,
                false,
                0,
                1,
                settings.idleTimeout().toMillis(),
                0);
    }

    private org.apache.kafka.clients.producer.Producer<byte[], byte[]> producer(Place place) {
        return kafka.producer(
                "loopgrid-sink-" + place.index(),
                Map.of(
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 << 10,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        16L << 20,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4"));
    }
}
