package io.loopgrid.pipeline;

import com.hazelcast.jet.core.Watermark;
import io.loopgrid.grid.Outgoing;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The event time of one source: how far its partitions have come, less the lateness; it never goes back.
 *
 * <p>A partition without records holds time only until the idle timeout. When no reader of the input has records, time
 * follows the newest price, up to a bound beyond the newest tweet, so that the last predictions still get their outcomes.
 *
 * <p>Belongs to one processor.
 */
final class EventClock {
    /** Where what a source says of itself is sent. */
    static final String ADDRESS = "pace";

    private static final long REPORT_NANOS = 10_000_000;

    /** Time in which nobody could look for records does not make an input idle, however long the stop was. */
    private static final long LONGEST_LOOK_NANOS = 50_000_000;

    /** A burst comes to all partitions within this time: one that was idle does not make the rest of it late. */
    static final long IDLE_DELAY_NANOS = 2_000_000_000L;

    private final SourceSettings settings;
    private final List<SourcePartition> partitions;
    private final Fetcher fetcher;
    private final Pace pace;
    private final String otherTopic;
    private final LongSupplier nanoTime;
    private final int index;
    private final Delay delay = new Delay(IDLE_DELAY_NANOS);
    private long watermarkMillis = Long.MIN_VALUE;
    private long reportedNanos;
    private long lookedNanos;
    private boolean began;

    EventClock(
            SourceSettings settings,
            List<SourcePartition> partitions,
            Fetcher fetcher,
            Pace pace,
            String otherTopic,
            LongSupplier nanoTime,
            int index) {
        this.settings = settings;
        this.partitions = partitions;
        this.fetcher = fetcher;
        this.pace = pace;
        this.otherTopic = otherTopic;
        this.nanoTime = nanoTime;
        this.index = index;
    }

    /** The event time that has passed for this source. */
    long watermarkMillis() {
        return watermarkMillis;
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
        boolean empty = true;
        boolean idle = true;
        boolean anyIdle = false;
        long slowest = Long.MAX_VALUE;
        for (SourcePartition partition : partitions) {
            boolean partitionEmpty = fetcher.isEmpty(partition);
            boolean partitionIdle = isIdle(partition, partitionEmpty, now);
            empty &= partitionEmpty;
            idle &= partitionIdle;
            anyIdle |= partitionIdle;
            if (!partitionIdle) {
                slowest = Math.min(slowest, partition.reachedMillis());
            }
        }
        lookedNanos = now;
        if (!settings.tellsTime()) {
            report(outgoing, now, idle, empty, idle);
            return onlyOnce();
        }
        long reached = idle ? whileIdle() : lessLateness(slowest);
        boolean hasArrived = watermarkMillis >= reached;
        report(outgoing, now, idle, empty, idle && hasArrived);
        return next(anyIdle ? delay.of(reached, now) : delay.none(reached, now));
    }

    private @Nullable Watermark onlyOnce() {
        if (began) {
            return null;
        }
        began = true;
        return new Watermark(SourceProcessor.NO_LIMIT);
    }

    private @Nullable Watermark next(long reachedMillis) {
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
        return pace.allIdle(otherTopic) ? byPrices : lessLateness(byPrices);
    }

    private long lessLateness(long millis) {
        return millis == Long.MIN_VALUE ? millis : millis - settings.latenessMillis();
    }

    private boolean isIdle(SourcePartition partition, boolean partitionEmpty, long now) {
        long sinceLastLook = Math.min(now - lookedNanos, LONGEST_LOOK_NANOS);
        partition.emptyNanos = partitionEmpty ? partition.emptyNanos + sinceLastLook : 0;
        return partition.emptyNanos > settings.idleMillis() * 1_000_000;
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
        outgoing.send(ADDRESS, topic, new Pace.Progress(topic, index, head, reached, idle, empty, resting));
    }
}
