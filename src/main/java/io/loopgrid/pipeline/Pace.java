package io.loopgrid.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * How far each input has come, as known on one member: what lets a source that runs ahead wait for the others.
 *
 * <p>Tweets wait for the prices of their time while there are prices to read; prices run ahead of the tweets by a bound, and so does
 * one reader of the tweets ahead of another.
 * An input that has nothing to read holds nobody. Thread-safe.
 */
final class Pace {
    /**
     * What a source says of itself.
     *
     * @param input the topic it reads
     * @param index which of the topic's readers it is
     * @param readers how many readers the topic has, over all members
     * @param headMillis event time of the record it wants to pass on next, or the newest it has passed on
     * @param reachedMillis the event time that it has reached
     * @param idle whether it has had nothing to read for longer than the idle timeout
     * @param empty whether it has nothing to read now
     * @param resting whether it is idle and has told all the event time that it will tell before there is more to read
     * @param readAgain whether all that was there when it began is read, and its effects are in a committed state
     */
    record Progress(
            String input,
            int index,
            int readers,
            long headMillis,
            long reachedMillis,
            boolean idle,
            boolean empty,
            boolean resting,
            boolean readAgain) {}

    private final Map<String, Map<Integer, Progress>> byInput = new ConcurrentHashMap<>();
    private final AtomicLong stirs = new AtomicLong();
    private final long leadMillis;
    private volatile long marketsReachedMillis = Long.MIN_VALUE;

    Pace(long leadMillis) {
        this.leadMillis = leadMillis;
    }

    void update(Progress progress) {
        if (!progress.resting()) {
            stirs.incrementAndGet();
        }
        byInput.computeIfAbsent(progress.input(), i -> new ConcurrentHashMap<>())
                .put(progress.index(), progress);
    }

    /** A price has arrived in this member's replica; called by one thread. */
    void marketReached(long timeMillis) {
        if (timeMillis > marketsReachedMillis) {
            marketsReachedMillis = timeMillis;
        }
    }

    /** A number that grows as long as a reader does not rest; negative until every topic of these has told of itself. */
    long stirs(String... topics) {
        for (String topic : topics) {
            if (!byInput.containsKey(topic)) {
                return -1;
            }
        }
        return stirs.get();
    }

    /** Forgets what the last execution of the job said. */
    void reset() {
        byInput.clear();
        marketsReachedMillis = Long.MIN_VALUE;
    }

    /** The newest price in this member's replica. */
    long marketsReachedMillis() {
        return marketsReachedMillis;
    }

    /** Up to which event time tweets may pass: not before the prices of their time, nor far ahead of another reader. */
    long tweetLimit(String tweetsTopic, String pricesTopic) {
        long byPrices = all(pricesTopic, Progress::empty) ? Long.MAX_VALUE : marketsReachedMillis;
        return Math.min(byPrices, slowestHeadMillis(tweetsTopic));
    }

    private long slowestHeadMillis(String topic) {
        long slowest = Long.MAX_VALUE;
        for (Progress progress : byInput.getOrDefault(topic, Map.of()).values()) {
            if (!progress.empty() && progress.headMillis() != Long.MIN_VALUE) {
                slowest = Math.min(slowest, progress.headMillis() + leadMillis);
            }
        }
        return slowest;
    }

    /** Up to which event time prices may pass. */
    long priceLimit(String tweetsTopic) {
        if (all(tweetsTopic, Progress::idle)) {
            return Long.MAX_VALUE;
        }
        long head = newestHeadMillis(tweetsTopic);
        return head == Long.MIN_VALUE ? Long.MIN_VALUE : head + leadMillis;
    }

    /** The newest event time any reader of a topic wants to pass on or has passed on. */
    long newestHeadMillis(String topic) {
        return byInput.getOrDefault(topic, Map.of()).values().stream()
                .mapToLong(Progress::headMillis)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** The newest event time a reader of a topic has reached. */
    long newestReachedMillis(String topic) {
        return byInput.getOrDefault(topic, Map.of()).values().stream()
                .mapToLong(Progress::reachedMillis)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    /** Whether every reader of a topic has been without anything to read for a while. */
    boolean allIdle(String topic) {
        return all(topic, Progress::idle);
    }

    /** Whether the effects of everything in a topic that an earlier execution may have read are in a committed state. */
    boolean isReadAgain(String topic) {
        return all(topic, Progress::readAgain);
    }

    /** Whether all readers of a topic have told of themselves, and pass a test. */
    private boolean all(String topic, Predicate<Progress> test) {
        Map<Integer, Progress> readers = byInput.get(topic);
        return readers != null
                && readers.values().stream()
                        .allMatch(reader -> readers.size() >= reader.readers() && test.test(reader));
    }
}
