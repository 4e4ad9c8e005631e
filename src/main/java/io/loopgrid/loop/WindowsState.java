package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The windows of one symbol: the open ones, the newest closed ones, and the running distribution of their counts. */
public final class WindowsState {
    /** How many closed windows are kept: an hour of five seconds. */
    static final int KEPT = 720;

    private final TreeMap<Long, Long> open = new TreeMap<>();
    private final ClosedWindows closed = new ClosedWindows(KEPT);
    private long closedUntilMillis = Long.MIN_VALUE;
    private long windows;
    private double mean;
    private double variance;

    WindowsState() {}

    /** Every window that is kept, open ones too, the newest first. */
    public List<WindowCount> newestFirst() {
        List<WindowCount> all = new ArrayList<>(open.size() + closed.size());
        for (Map.Entry<Long, Long> window : open.descendingMap().entrySet()) {
            all.add(new WindowCount(window.getKey(), window.getValue()));
        }
        for (int i = closed.size() - 1; i >= 0; i--) {
            all.add(new WindowCount(closed.fromMillis(i), closed.tweets(i)));
        }
        return all;
    }

    /** Adds tweets to an open window. Returns false when it was closed before: then they are added where it is kept. */
    boolean add(WindowCount count) {
        if (count.fromMillis() >= closedUntilMillis) {
            open.merge(count.fromMillis(), count.tweets(), Long::sum);
            return true;
        }
        closed.add(count.fromMillis(), count.tweets());
        return false;
    }

    /** The oldest open window, or {@link Long#MAX_VALUE}. */
    long oldestOpen() {
        return open.isEmpty() ? Long.MAX_VALUE : open.firstKey();
    }

    /**
     * Closes the oldest open window, and the empty ones between it and the last one closed.
     *
     * @return the closed window and how unusual it was, before it became part of the distribution
     */
    Closed closeOldest(long windowMillis) {
        Map.Entry<Long, Long> oldest = open.pollFirstEntry();
        if (oldest == null) {
            throw new IllegalStateException("no window is open");
        }
        WindowCount window = new WindowCount(oldest.getKey(), oldest.getValue());
        if (windows > 0) {
            long gaps = Math.min(KEPT, (window.fromMillis() - closedUntilMillis) / windowMillis);
            for (long i = gaps; i > 0; i--) {
                keep(window.fromMillis() - i * windowMillis, 0);
            }
        }
        Closed result = new Closed(window, windows, mean, deviation());
        keep(window.fromMillis(), window.tweets());
        closedUntilMillis = window.fromMillis() + windowMillis;
        return result;
    }

    private void keep(long fromMillis, long tweets) {
        closed.append(fromMillis, tweets);
        windows++;
        // Exponential mean and variance (Finch 2009) with the memory of the kept windows, plain ones until then.
        double weight = 1.0 / Math.min(windows, KEPT);
        double difference = tweets - mean;
        mean += weight * difference;
        variance = (1 - weight) * (variance + weight * difference * difference);
    }

    /** At least that of a Poisson count, so that a quiet symbol's second tweet is no anomaly. */
    private double deviation() {
        return Math.sqrt(Math.max(variance, Math.max(mean, 1)));
    }

    /**
     * A window as it closes.
     *
     * @param before how many windows were closed before it
     * @param mean of their counts
     * @param deviation of their counts
     */
    record Closed(WindowCount window, long before, double mean, double deviation) {
        double sigmas() {
            return (window.tweets() - mean) / deviation;
        }
    }

    static Codec<WindowsState> codec() {
        return new StateCodec();
    }

    private static final class StateCodec implements Codec<WindowsState> {
        @Override
        public void write(WindowsState state, DataOutput out) throws IOException {
            out.writeLong(state.closedUntilMillis);
            out.writeLong(state.windows);
            out.writeDouble(state.mean);
            out.writeDouble(state.variance);
            out.writeInt(state.open.size());
            for (Map.Entry<Long, Long> window : state.open.entrySet()) {
                out.writeLong(window.getKey());
                out.writeLong(window.getValue());
            }
            out.writeInt(state.closed.size());
            for (int i = 0; i < state.closed.size(); i++) {
                out.writeLong(state.closed.fromMillis(i));
                out.writeLong(state.closed.tweets(i));
            }
        }

        @Override
        public WindowsState read(int version, DataInput in) throws IOException {
            WindowsState state = new WindowsState();
            state.closedUntilMillis = in.readLong();
            state.windows = in.readLong();
            state.mean = in.readDouble();
            state.variance = in.readDouble();
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.open.put(in.readLong(), in.readLong());
            }
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.closed.append(in.readLong(), in.readLong());
            }
            return state;
        }
    }
}
