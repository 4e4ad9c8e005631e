package io.loopgrid.pipeline;

import com.hazelcast.jet.core.Watermark;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.Topics;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The event time of one source: how far its partitions have come, less the lateness; it never goes back.
 *
 * <p>It moves on only with an answer to the {@link Survey}, so it stands still while the broker is away: to where it was when
 * the question was asked, and not beyond a record that waits in the topic before. A partition without records holds time
 * until it is known that nothing was written for it for the idle timeout. When no reader of the input has records, time
 * follows the newest price, up to a bound beyond the newest tweet, so that the last predictions still get their outcomes.
 * Without such a partition, and some time after the broker's return, it follows a little later: a burst is not yet whole.
 *
 * <p>Belongs to one processor.
 */
final class EventClock {
    /** Where what a source says of itself is sent. */
    static final String ADDRESS = "pace";

    private static final long REPORT_NANOS = 10_000_000;

    /** A burst comes to all partitions within this time: one that was idle does not make the rest of it late. */
    static final long IDLE_DELAY_NANOS = 2_000_000_000L;

    /** So long after the broker has come back, what others have kept for it meanwhile comes to some partitions later than to others. */
    static final long RETURN_NANOS = 10_000_000_000L;

    /** So many records are read in seconds. */
    private static final long MOST_AT_START = 100_000;

    private final SourceSettings settings;
    private final List<SourcePartition> partitions;
    private final Fetcher fetcher;
    private final Pace pace;
    private final Survey survey;
    private final LongSupplier nanoTime;
    private final Place place;
    private final Delay delay = new Delay(IDLE_DELAY_NANOS);
    private long watermarkMillis = Long.MIN_VALUE;
    private long reportedNanos;
    private boolean began;
    private boolean readAgain;

    /** What event time may become with the next answer, and when that was found. */
    private long candidateMillis = Long.MIN_VALUE;

    private long candidateNanos;
    private long appliedNanos;
    /** An answer by which a listener was behind: it counts once everything is passed on that listeners had brought by then. */
    private Survey.@Nullable Answer behind;

    EventClock(
            SourceSettings settings,
            List<SourcePartition> partitions,
            Fetcher fetcher,
            Pace pace,
            Survey survey,
            LongSupplier nanoTime,
            Place place) {
        this.settings = settings;
        this.partitions = partitions;
        this.fetcher = fetcher;
        this.pace = pace;
        this.survey = survey;
        this.nanoTime = nanoTime;
        this.place = place;
    }

    /** The event time that has passed for this source. */
    long watermarkMillis() {
        return watermarkMillis;
    }

    /** From now on tells that what was there at the start is read and in a committed state. */
    void tellReadAgain() {
        readAgain = true;
    }

    /** When a record's turn is: its time, but a lone jump waits behind nobody. */
    long turnOf(SourcePartition partition, Arrived head) {
        long reached = partition.reachedMillis();
        if (reached != SourcePartition.NO_TIME && head.timeMillis() - reached > settings.maxJumpMillis()) {
            return reached;
        }
        return head.timeMillis();
    }

    /** Moves time on; returns the watermark to emit, or null. */
    @Nullable
    Watermark advance(Outgoing outgoing) {
        long now = nanoTime.getAsLong();
        Survey.Answer answer = survey.latest();
        boolean empty = true;
        boolean idle = true;
        boolean delayed = !answer.known() || now - answer.sinceNanos() < RETURN_NANOS;
        long slowest = Long.MAX_VALUE;
        for (SourcePartition partition : partitions) {
            boolean partitionEmpty = isEmpty(partition, answer, now);
            boolean partitionIdle = isIdle(partition, partitionEmpty, answer, now);
            empty &= partitionEmpty;
            idle &= partitionIdle;
            delayed |= partitionIdle;
            if (!partitionIdle) {
                slowest = Math.min(slowest, partition.reachedMillis());
            }
        }
        if (!settings.tellsTime()) {
            report(outgoing, now, idle, empty, idle);
            survey.ask(now, false);
            return onlyOnce();
        }
        long reached = idle ? whileIdle() : lessLateness(slowest);
        boolean hasArrived = watermarkMillis >= reached;
        report(outgoing, now, idle, empty, idle && hasArrived);
        Watermark next = next(answer);
        propose(delayed ? delay.of(reached, now) : delay.none(reached, now), now);
        return next;
    }

    /** What was found before a question was asked counts with its answer; so nothing is proposed while one is open. */
    private void propose(long reachedMillis, long now) {
        if (!survey.isAsking()) {
            candidateMillis = reachedMillis;
            candidateNanos = now;
        }
        survey.ask(nanoTime.getAsLong(), candidateMillis > watermarkMillis);
    }

    private @Nullable Watermark onlyOnce() {
        if (began) {
            return null;
        }
        began = true;
        return new Watermark(SourceProcessor.NO_LIMIT);
    }

    private @Nullable Watermark next(Survey.Answer answer) {
        boolean isNew = answer.known() && answer.askedNanos() != appliedNanos;
        if (!isNew || answer.askedNanos() - candidateNanos < 0) {
            return null;
        }
        appliedNanos = answer.askedNanos();
        if (!mayMove(answer)) {
            return null;
        }
        long limit = Math.min(heldMillis(answer), lessLateness(answer.waitingMillis()));
        return moved(Math.min(candidateMillis, limit));
    }

    /**
     * Whether nothing unread can be older than what the answer allows. Listeners that are behind each other write to the same
     * partitions: of one that was behind, what it has brought since lies behind newer records. The same is true of what was
     * there at the start, unless it is so much that predictions would wait too long for their outcomes.
     */
    private boolean mayMove(Survey.Answer answer) {
        if (fetcher.recordsAtStart() <= MOST_AT_START && !fetcher.hasPassedWhatWasThere()) {
            return false;
        }
        if (behind == null && lessLateness(answer.waitingMillis()) < candidateMillis) {
            behind = answer;
        }
        return behind == null || fetcher.hasPassed(behind.ends());
    }

    /** Up to where time may go; after an answer by which a listener was behind, the next one counts in the same way. */
    private long heldMillis(Survey.Answer answer) {
        Survey.Answer passed = behind == null ? answer : behind;
        long held = lessLateness(passed.waitingMillis());
        behind = behind == null || held >= candidateMillis ? null : answer;
        return held;
    }

    private @Nullable Watermark moved(long reachedMillis) {
        if (reachedMillis <= watermarkMillis) {
            return null;
        }
        watermarkMillis = reachedMillis;
        return new Watermark(reachedMillis);
    }

    /** While this source has nothing: with the other readers of its input, or, when none has anything, with the prices. */
    private long whileIdle() {
        String topic = settings.topics().get(0);
        long newestTweet = pace.newestReachedMillis(topic);
        if (newestTweet == SourcePartition.NO_TIME) {
            return SourcePartition.NO_TIME;
        }
        if (!pace.allIdle(topic)) {
            return lessLateness(newestTweet);
        }
        long byPrices = Math.min(pace.marketsReachedMillis(), newestTweet + settings.idleAdvanceMillis());
        return pace.allIdle(Topics.PRICES) ? byPrices : lessLateness(byPrices);
    }

    private long lessLateness(long millis) {
        return millis == Long.MIN_VALUE ? millis : millis - settings.latenessMillis();
    }

    private boolean isEmpty(SourcePartition partition, Survey.Answer answer, long now) {
        return answer.isFresh(now) && fetcher.isEmpty(partition, answer.end(partition.topicPartition));
    }

    private boolean isIdle(SourcePartition partition, boolean empty, Survey.Answer answer, long now) {
        long busyNanos = partition.busyNanos(empty, now);
        return empty && answer.quietNanos(settings.topics(), busyNanos) > settings.idleMillis() * 1_000_000;
    }

    private void report(Outgoing outgoing, long now, boolean idle, boolean empty, boolean resting) {
        if (now - reportedNanos < REPORT_NANOS) {
            return;
        }
        reportedNanos = now;
        long head = Long.MAX_VALUE;
        long reached = Long.MIN_VALUE;
        for (SourcePartition partition : partitions) {
            reached = Math.max(reached, idle ? partition.claimedMillis() : partition.reachedMillis());
            Arrived next = partition.head();
            if (next != null) {
                head = Math.min(head, turnOf(partition, next));
            }
        }
        head = head == Long.MAX_VALUE ? reached : head;
        String topic = settings.topics().get(0);
        outgoing.send(
                ADDRESS,
                topic,
                new Pace.Progress(topic, place.index(), place.total(), head, reached, idle, empty, resting, readAgain));
    }
}
