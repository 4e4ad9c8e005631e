package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.jet.core.Watermark;
import com.hazelcast.jet.core.test.TestOutbox;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.grid.Route;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import io.loopgrid.wire.TweetJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event time of a source follows its slowest partition, waits for none that is idle, and never goes back. */
class EventClockTest {
    private static final long LATENESS = 10_000;
    private static final long MAX_JUMP = 3_600_000;
    private static final long IDLE_MILLIS = 3_000;
    private static final long START = 1_700_000_000_000L;
    private static final long MILLI = 1_000_000;

    @TempDir
    static Path directory;

    private static LocalKafka kafka;

    private final SourcePartition first = new SourcePartition(new TopicPartition(Topics.TWEETS, 0), 1, MAX_JUMP);
    private final SourcePartition second = new SourcePartition(new TopicPartition(Topics.TWEETS, 1), 1, MAX_JUMP);
    private final Pace pace = new Pace(MAX_JUMP);
    private final Outgoing outgoing =
            new Outgoing(new TestOutbox(1_024), List.of(new Route(EventClock.ADDRESS, Route.Kind.EVERY_MEMBER, 0)), 1);
    private Fetcher fetcher;
    private final Survey survey = new Survey((asked, nanos) -> {});
    private Map<TopicPartition, OffsetAndMetadata> taken = Map.of();
    private Map<TopicPartition, Long> ends = Map.of();
    private boolean brokerAnswers = true;
    private long nanos = 1_000_000 * MILLI;

    @BeforeAll
    static void startBroker() {
        kafka = new LocalKafka(directory);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    /** Nothing is in the topic, so a partition is empty once the broker has said so and nothing waits in it. */
    @BeforeEach
    void start() {
        fetcher = new Fetcher(
                kafka.clients().consumer("clock", Map.of()),
                new TweetStep(new TweetJson(() -> START), pace),
                List.of(first, second));
        fetcher.start();
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            return fetcher.isEmpty(first, 0) && fetcher.isEmpty(second, 0);
        });
    }

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void followsTheSlowestPartitionLessTheLateness() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 40_000);
        busy();
        assertThat(time(clock)).isEqualTo(START + 40_000 - LATENESS);
        reach(second, START + 70_000);
        assertThat(time(clock)).isEqualTo(START + 60_000 - LATENESS);
    }

    @Test
    void tellsATimeOnceAndNeverAnEarlierOne() {
        EventClock clock = clock(true);
        bothReachAndAreBusy(START + 60_000);
        assertThat(time(clock)).isEqualTo(START + 50_000);
        assertThat(time(clock)).isNull();
        reach(first, START + 1_000);
        assertThat(time(clock)).isNull();
        assertThat(clock.watermarkMillis()).isEqualTo(START + 50_000);
    }

    @Test
    void isHeldBackByAPartitionThatHasOnlyJustRunDry() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 20_000);
        first.waiting.add(arrived(START + 61_000));
        assertThat(time(clock)).isEqualTo(START + 10_000);
        pass(clock, IDLE_MILLIS / 2);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 10_000);
    }

    @Test
    void goesOnWithoutAnIdlePartitionAfterADelay() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 20_000);
        first.waiting.add(arrived(START + 61_000));
        pass(clock, IDLE_MILLIS + 1_000);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 10_000);
        pass(clock, EventClock.IDLE_DELAY_NANOS / MILLI + 100);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 50_000);
    }

    @Test
    void doesNotCallAStandstillOfTheMachineIdleness() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 20_000);
        first.waiting.add(arrived(START + 61_000));
        time(clock);
        nanos += 3_600_000 * MILLI;
        time(clock);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 10_000);
    }

    @Test
    void doesNotCallTheSilenceOfTheBrokerIdleness() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 20_000);
        first.waiting.add(arrived(START + 61_000));
        time(clock);
        brokerAnswers = false;
        pass(clock, 60_000);
        brokerAnswers = true;
        pass(clock, IDLE_MILLIS / 2 + EventClock.IDLE_DELAY_NANOS / MILLI);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 10_000);
    }

    @Test
    void standsStillUntilTheBrokerHasAnswered() {
        EventClock clock = clock(true);
        bothReachAndAreBusy(START + 60_000);
        brokerAnswers = false;
        assertThat(time(clock)).isNull();
        brokerAnswers = true;
        assertThat(time(clock)).isEqualTo(START + 50_000);
    }

    @Test
    void givesThoseWhoHaveWaitedForTheBrokerTheTimeToSend() {
        EventClock clock = clock(true);
        bothReachAndAreBusy(START + 60_000);
        assertThat(time(clock)).isEqualTo(START + 50_000);
        brokerAnswers = false;
        pass(clock, 6_000);
        survey.failed();
        brokerAnswers = true;
        reach(first, START + 90_000);
        reach(second, START + 90_000);
        pass(clock, EventClock.IDLE_DELAY_NANOS / MILLI - 100);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 50_000);
        assertThat(time(clock)).isEqualTo(START + 80_000);
    }

    @Test
    void waitsForARawPartitionThatTheListenerIsBehindIn() {
        EventClock clock = clock(true);
        bothReachAndAreBusy(START + 60_000);
        TopicPartition raw = new TopicPartition(Topics.TWEETS_RAW, 2);
        ends = Map.of(raw, 5L);
        taken = Map.of(raw, new OffsetAndMetadata(4, Long.toString(START + 30_000)));
        assertThat(time(clock)).isEqualTo(START + 20_000);
        taken = Map.of(raw, new OffsetAndMetadata(5, Long.toString(START + 31_000)));
        assertThat(time(clock)).isEqualTo(START + 50_000);
    }

    @Test
    void doesNotOvertakeWhatAListenerThatWasBehindHasBroughtOn() {
        EventClock clock = clock(true);
        bothReachAndAreBusy(START + 60_000);
        TopicPartition raw = new TopicPartition(Topics.TWEETS_RAW, 2);
        ends = Map.of(raw, 5L);
        taken = Map.of(raw, new OffsetAndMetadata(4, Long.toString(START + 30_000)));
        assertThat(time(clock)).isEqualTo(START + 20_000);
        // It has brought the rest, which lies behind newer records and is not passed on yet.
        ends = Map.of(raw, 5L, first.topicPartition, 1L);
        taken = Map.of(raw, new OffsetAndMetadata(5, Long.toString(START + 60_000)));
        assertThat(time(clock)).isNull();
        first.waiting.clear();
        first.waiting.add(arrived(START + 100_000, 1));
        assertThat(time(clock)).isEqualTo(START + 50_000);
    }

    @Test
    void callsNoPartitionIdleForWhichARawTweetMayWait() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 20_000);
        first.waiting.add(arrived(START + 61_000));
        TopicPartition raw = new TopicPartition(Topics.TWEETS_RAW, 2);
        ends = Map.of(raw, 5L);
        taken = Map.of(raw, new OffsetAndMetadata(4, Long.toString(START + 90_000)));
        pass(clock, 10 * IDLE_MILLIS);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 10_000);
    }

    @Test
    void followsThePricesUpToABoundWhenThereAreNoTweets() {
        EventClock clock = clock(true);
        reach(first, START + 60_000);
        reach(second, START + 60_000);
        report(Topics.TWEETS, START + 60_000, true);
        report(Topics.PRICES, START + 900_000, true);
        pace.marketReached(START + 900_000);
        pass(clock, 2 * IDLE_MILLIS + EventClock.IDLE_DELAY_NANOS / MILLI + 100);
        assertThat(clock.watermarkMillis()).isEqualTo(START + 60_000 + 300_000);
    }

    @Test
    void letsALoneJumpWaitBehindNobody() {
        EventClock clock = clock(true);
        reach(first, START);
        Arrived jump = arrived(START + 10 * MAX_JUMP);
        assertThat(clock.turnOf(first, jump)).isEqualTo(START);
        assertThat(clock.turnOf(first, arrived(START + 5))).isEqualTo(START + 5);
    }

    @Test
    void holdsNothingBackWhereTheInputTellsNoTime() {
        EventClock clock = clock(false);
        assertThat(clock.advance(outgoing)).isEqualTo(new Watermark(SourceProcessor.NO_LIMIT));
        assertThat(clock.advance(outgoing)).isNull();
    }

    private EventClock clock(boolean tellsTime) {
        SourceSettings settings = new SourceSettings(
                "tweets", List.of(Topics.TWEETS), "clock", 1, tellsTime, LATENESS, MAX_JUMP, IDLE_MILLIS, 300_000);
        EventClock clock = new EventClock(
                settings, List.of(first, second), fetcher, pace, survey, () -> nanos, new Place(0, 1, 1));
        if (tellsTime) {
            pass(clock, EventClock.RETURN_NANOS / MILLI + 1_000);
        }
        return clock;
    }

    /** The time after some looks and answers, or null when it has not moved. */
    private @Nullable Long time(EventClock clock) {
        long before = clock.watermarkMillis();
        pass(clock, 700);
        return clock.watermarkMillis() == before ? null : clock.watermarkMillis();
    }

    /** Lets time pass in steps in which a real source looks; questions are answered at the next look. */
    private void pass(EventClock clock, long millis) {
        for (long i = 0; i < millis; i += 10) {
            nanos += 10 * MILLI;
            if (survey.isAsking() && brokerAnswers) {
                survey.answered(taken, Map.of(), ends);
            }
            clock.advance(outgoing);
        }
    }

    private void bothReachAndAreBusy(long timeMillis) {
        reach(first, timeMillis);
        reach(second, timeMillis);
        busy();
    }

    private void busy() {
        first.waiting.add(arrived(START + 100_000));
        second.waiting.add(arrived(START + 100_000));
    }

    private void report(String topic, long reachedMillis, boolean idle) {
        pace.update(new Pace.Progress(topic, 0, 1, reachedMillis, reachedMillis, idle, idle, idle, false));
    }

    /** Two records agree on the first time. */
    private static void reach(SourcePartition partition, long timeMillis) {
        partition.taken(arrived(timeMillis));
        partition.taken(arrived(timeMillis));
    }

    private static Arrived arrived(long timeMillis) {
        return arrived(timeMillis, 0);
    }

    private static Arrived arrived(long timeMillis, long offset) {
        return new Arrived(new ConsumerRecord<>(Topics.TWEETS, 0, offset, new byte[0], new byte[0]), timeMillis, "");
    }
}
