package io.loopgrid.pipeline;

import io.loopgrid.kafka.TakenOffset;
import io.loopgrid.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the inputs are, as the broker says again and again: where their partitions end, and how far the listener has brought
 * raw tweets on. What is concluded holds for the moment of the question, so silence never looks like idleness.
 *
 * <p>One for each member. Thread-safe: any processor asks, one thread answers.
 */
final class Survey {
    /** Nothing is known yet, or no more. */
    static final Answer NO_ANSWER = new Answer(0, 0, 0, TakenOffset.NO_TIME, Map.of(), false);

    private static final long INTERVAL_NANOS = 100_000_000;
    private static final long LEISURELY_NANOS = 500_000_000;
    /** An older answer tells nothing of now. */
    private static final long FRESH_NANOS = 5_000_000_000L;
    /** At ten questions a second these are the last seconds; while a backlog lasts, they spread over it. */
    private static final int MARKS = 64;

    /** Puts the question to the broker, and calls {@link #answered} or {@link #failed} some time. */
    interface Question {
        /** Puts the question; returns at once. */
        void ask(Survey survey, long askedNanos);
    }

    /**
     * What is known since an answer.
     *
     * @param askedNanos when the question was asked
     * @param sinceNanos since when answers have come without a gap
     * @param readNanos when everything had been written that the listener has brought on by now
     * @param waitingMillis the event time of the oldest raw partition that has records waiting for the listener; the greatest
     *     number when none waits, and the least when a time is not known
     * @param ends where the partitions of tweets and prices end
     * @param known false for {@link #NO_ANSWER} alone
     */
    record Answer(
            long askedNanos,
            long sinceNanos,
            long readNanos,
            long waitingMillis,
            Map<TopicPartition, Long> ends,
            boolean known) {
        /** Whether it tells of now. */
        boolean isFresh(long nowNanos) {
            return known && nowNanos - askedNanos <= FRESH_NANOS;
        }

        /** Where a partition ends at least. */
        long end(TopicPartition partition) {
            return ends.getOrDefault(partition, 0L);
        }

        /** For how long nothing was written to topics that somebody has read to the end, who got something last at a time. */
        long quietNanos(List<String> topics, long busyNanos) {
            long until = topics.contains(Topics.TWEETS) ? readNanos : askedNanos;
            return Math.min(until - busyNanos, until - sinceNanos);
        }
    }

    private record Mark(long nanos, Map<TopicPartition, Long> rawEnds) {}

    private final Question question;
    private final List<Mark> marks = new ArrayList<>();
    private volatile Answer latest = NO_ANSWER;
    private boolean asking;
    private long askedNanos;
    private boolean askedBefore;

    Survey(Question question) {
        this.question = question;
    }

    /** What is known now. */
    Answer latest() {
        return latest;
    }

    /** Whether a question is open. */
    synchronized boolean isAsking() {
        return asking;
    }

    /** Asks, unless a question is open or was asked a moment ago; the moment is longer when nothing waits for an answer. */
    void ask(long nowNanos, boolean somethingWaits) {
        synchronized (this) {
            long interval = somethingWaits ? INTERVAL_NANOS : LEISURELY_NANOS;
            if (asking || (askedBefore && nowNanos - askedNanos < interval)) {
                return;
            }
            asking = true;
            askedBefore = true;
            askedNanos = nowNanos;
        }
        question.ask(this, nowNanos);
    }

    /**
     * Takes the answer to the open question.
     *
     * @param taken the listener's positions in the raw topic, found out first
     * @param begins where the partitions of the raw topic begin, now or some time ago
     * @param ends where the partitions of tweets, raw and clean, and of prices end, found out after that
     */
    synchronized void answered(
            Map<TopicPartition, OffsetAndMetadata> taken,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        Answer before = latest;
        boolean gap = !before.known() || askedNanos - before.askedNanos() > FRESH_NANOS;
        if (gap) {
            marks.clear();
        }
        addMark(new Mark(askedNanos, ends));
        Positions positions = new Positions(taken, begins);
        long since = gap ? askedNanos : before.sinceNanos();
        latest = new Answer(askedNanos, since, readNanos(positions, since), positions.waitingMillis(ends), ends, true);
        asking = false;
    }

    private void addMark(Mark mark) {
        if (marks.size() >= MARKS) {
            for (int i = marks.size() - 2; i > 0; i -= 2) {
                marks.remove(i);
            }
        }
        marks.add(mark);
    }

    private long readNanos(Positions positions, long sinceNanos) {
        int read = 0;
        while (read < marks.size() && positions.areBehind(marks.get(read).rawEnds())) {
            read++;
        }
        if (read == 0) {
            return sinceNanos;
        }
        marks.subList(0, read - 1).clear();
        return marks.get(0).nanos();
    }

    /** The open question has no answer: nothing is known any more. */
    synchronized void failed() {
        latest = NO_ANSWER;
        asking = false;
    }

    private record Positions(Map<TopicPartition, OffsetAndMetadata> taken, Map<TopicPartition, Long> begins) {
        private boolean isBehind(TopicPartition partition, long end) {
            if (!partition.topic().equals(Topics.TWEETS_RAW)) {
                return true;
            }
            OffsetAndMetadata position = taken.get(partition);
            long offset = position == null ? 0 : position.offset();
            return Math.max(offset, begins.getOrDefault(partition, 0L)) >= end;
        }

        boolean areBehind(Map<TopicPartition, Long> ends) {
            return ends.entrySet().stream().allMatch(end -> isBehind(end.getKey(), end.getValue()));
        }

        long waitingMillis(Map<TopicPartition, Long> ends) {
            return ends.entrySet().stream()
                    .filter(end -> !isBehind(end.getKey(), end.getValue()))
                    .mapToLong(end -> timeOf(end.getKey()))
                    .min()
                    .orElse(Long.MAX_VALUE);
        }

        private long timeOf(TopicPartition partition) {
            OffsetAndMetadata position = taken.get(partition);
            return position == null ? TakenOffset.NO_TIME : TakenOffset.timeMillis(position);
        }
    }
}
