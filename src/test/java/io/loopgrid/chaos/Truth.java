package io.loopgrid.chaos;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What was sent, counted by whoever sent it: each thing once, however often it was delivered. Belongs to one thread at a time. */
final class Truth {
    static final long WINDOW_MILLIS = 5_000;

    final Set<String> signals = new HashSet<>();
    final Map<String, Long> signalsOfSymbol = new TreeMap<>();
    final Map<String, Long> correctionsOfSymbol = new TreeMap<>();
    final Map<String, Long> tokens = new HashMap<>();
    final Map<Long, Long> windows = new TreeMap<>();
    final Deque<String> corrections = new ArrayDeque<>();
    long prices;
    long sentTwice;

    void tweet(String id, String symbol, long timeMillis, String[] words) {
        signals.add(symbol + ":" + id);
        signalsOfSymbol.merge(symbol, 1L, Long::sum);
        windows.merge(Math.floorDiv(timeMillis, WINDOW_MILLIS) * WINDOW_MILLIS, 1L, Long::sum);
        for (String word : words) {
            tokens.merge(word, 1L, Long::sum);
        }
    }

    void correction(String id, String symbol) {
        corrections.add(id);
        correctionsOfSymbol.merge(symbol, 1L, Long::sum);
    }

    /** Takes the last correction out of the count, as if it had never been sent. */
    void forgetCorrection() {
        String last = corrections.removeLast();
        correctionsOfSymbol.merge(last.substring(0, last.indexOf(':')), -1L, Long::sum);
    }

    long allTokens() {
        return tokens.values().stream().mapToLong(Long::longValue).sum();
    }
}
