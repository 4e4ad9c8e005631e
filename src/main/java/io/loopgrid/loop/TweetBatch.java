package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a predictor gathers of each symbol during a batch, so that a busy symbol's owner gets few messages. Not thread-safe.
 */
final class TweetBatch {
    private final int dimension;
    private final long windowMillis;
    private final Map<Symbol, OfSymbol> symbols = new LinkedHashMap<>();

    TweetBatch(LoopSettings settings) {
        this.dimension = settings.dimension();
        this.windowMillis = settings.windowMillis();
    }

    /** A tweet about a symbol, in time or not. */
    void count(Symbol symbol, long timeMillis) {
        ofSymbol(symbol).count(Math.floorDiv(timeMillis, windowMillis) * windowMillis);
    }

    /** A tweet whose embedding becomes part of the recent ones. */
    void embed(Symbol symbol, long timeMillis, float[] embedding) {
        ofSymbol(symbol).recent(dimension).add(timeMillis, embedding, 0);
    }

    /** A signal that was kept. */
    void keep(Symbol symbol, String signal, long timeMillis) {
        ofSymbol(symbol).keep(new KeptSignal(signal, timeMillis));
    }

    /** Sends everything, symbol by symbol in the order they came. */
    void flush(Context context) {
        if (symbols.isEmpty()) {
            return;
        }
        symbols.forEach((symbol, gathered) -> gathered.send(symbol, context));
        symbols.clear();
    }

    private OfSymbol ofSymbol(Symbol symbol) {
        OfSymbol gathered = symbols.get(symbol);
        if (gathered == null) {
            gathered = new OfSymbol();
            symbols.put(symbol, gathered);
        }
        return gathered;
    }

    /** One symbol's part. */
    private static final class OfSymbol {
        private final Map<Long, long[]> windows = new TreeMap<>();
        private final Map<Long, List<KeptSignal>> minutes = new LinkedHashMap<>();
        private @Nullable RecentTweets recent;
        private long newestWindow = Long.MIN_VALUE;
        private long[] newestCount = {};

        void count(long fromMillis) {
            if (fromMillis != newestWindow || newestCount.length == 0) {
                newestCount = windows.computeIfAbsent(fromMillis, from -> new long[1]);
                newestWindow = fromMillis;
            }
            newestCount[0]++;
        }

        RecentTweets recent(int dimension) {
            RecentTweets open = recent;
            if (open == null) {
                open = new RecentTweets(dimension);
                recent = open;
            }
            return open;
        }

        void keep(KeptSignal signal) {
            minutes.computeIfAbsent(KeptFunction.minuteOf(signal.timeMillis()), minute -> new ArrayList<>())
                    .add(signal);
        }

        void send(Symbol symbol, Context context) {
            windows.forEach(
                    (from, count) -> context.send(Addresses.WINDOWS, symbol.name(), new WindowCount(from, count[0])));
            minutes.forEach((minute, signals) -> context.send(
                    Addresses.KEPT, KeptFunction.keyOf(symbol.name(), minute), new MinuteEvent.Keep(signals)));
            if (recent != null) {
                context.send(Addresses.RECENTS, symbol.name(), recent);
            }
        }
    }
}
