package io.loopgrid.feed;

import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Several recordings as one, in the order of time; at one instant the file that was named first comes first. Keeps one record
 * of each in memory. A file that is not in order itself stays in its own order. For one thread.
 */
final class MergedRecordings implements Closeable {
    private final List<Recording> all;
    private final PriorityQueue<Recording> waiting;
    private @Nullable Recording current;

    /** Takes over the recordings and closes them. */
    MergedRecordings(List<Recording> recordings) throws IOException {
        this.all = List.copyOf(recordings);
        this.waiting = new PriorityQueue<>(
                Comparator.comparingLong(Recording::timeMillis).thenComparingInt(all::indexOf));
        for (Recording recording : all) {
            if (recording.next()) {
                waiting.add(recording);
            }
        }
    }

    /** The recording whose present record is next, or null after the last. */
    @Nullable
    Recording next() throws IOException {
        if (current != null && current.next()) {
            waiting.add(current);
        }
        current = waiting.poll();
        return current;
    }

    @Override
    public void close() throws IOException {
        for (Recording recording : all) {
            recording.close();
        }
    }
}
