package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.signal.Alert;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tweets per tumbling window of event time: key the symbol. A window closes when the whole input's time has passed its
 * end; a count more than {@value #ANOMALY_SIGMAS} standard deviations from the running mean is alerted, once there were
 * {@value #FIRST_ANOMALY} windows to compare with.
 */
final class WindowsFunction implements KeyedFunction<WindowsState, WindowCount> {
    private static final int FIRST_ANOMALY = 60;
    private static final double ANOMALY_SIGMAS = 6;

    private final long windowMillis;
    private final int maxSymbols;

    WindowsFunction(LoopSettings settings) {
        this.windowMillis = settings.windowMillis();
        this.maxSymbols = settings.maxSymbols();
    }

    @Override
    public String name() {
        return Addresses.WINDOWS;
    }

    @Override
    public WindowsState initial(String key) {
        return new WindowsState();
    }

    @Override
    public void apply(String key, WindowsState state, WindowCount count, Context context) {
        state.add(count);
    }

    @Override
    public long timerMillis(WindowsState state) {
        long oldest = state.oldestOpen();
        return oldest == Long.MAX_VALUE ? oldest : oldest + windowMillis;
    }

    @Override
    public void onTimer(String key, WindowsState state, long timeMillis, Context context) {
        while (timerMillis(state) <= timeMillis) {
            WindowsState.Closed closed = state.closeOldest(windowMillis);
            if (closed.before() >= FIRST_ANOMALY && Math.abs(closed.sigmas()) > ANOMALY_SIGMAS) {
                context.send(Addresses.ALERTS, key, anomaly(key, closed));
            }
        }
    }

    private Alert anomaly(String key, WindowsState.Closed closed) {
        long from = closed.window().fromMillis();
        String text = closed.window().tweets() + " tweets on " + key + " in " + windowMillis + " ms, where "
                + Math.round(closed.mean()) + " were usual";
        return new Alert(key + ":ANOMALY:" + from, from + windowMillis, Alert.Kind.ANOMALY, new Symbol(key), text);
    }

    @Override
    public Codec<WindowsState> stateCodec() {
        return WindowsState.codec();
    }

    @Override
    public Codec<WindowCount> eventCodec() {
        return new EventCodec();
    }

    @Override
    public Bound<WindowsState> bound() {
        return PerSymbol.bound(maxSymbols);
    }

    private static final class EventCodec implements Codec<WindowCount> {
        @Override
        public void write(WindowCount count, DataOutput out) throws IOException {
            out.writeLong(count.fromMillis());
            out.writeLong(count.tweets());
        }

        @Override
        public WindowCount read(int version, DataInput in) throws IOException {
            return new WindowCount(in.readLong(), in.readLong());
        }
    }
}
