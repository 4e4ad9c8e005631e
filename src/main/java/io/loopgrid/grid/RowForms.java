package io.loopgrid.grid;

import io.loopgrid.function.KeyedFunction;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Which forms of rows this release reads, by function. Thread-safe; asks each function once. */
final class RowForms {
    private final Map<String, Supplier<KeyedFunction<?, ?>>> functions;
    private final Map<String, Integer> newest = new ConcurrentHashMap<>();

    RowForms(Map<String, Supplier<KeyedFunction<?, ?>>> functions) {
        this.functions = functions;
    }

    /**
     * Refuses a row of a function that another release wrote in a form which is not known here. Rows of others, as positions
     * in the input, are left to who reads them.
     *
     * @throws IllegalStateException when the form is not known
     */
    void requireReadable(String function, byte[] row) {
        if (Row.isForgotten(row) || !functions.containsKey(function)) {
            return;
        }
        int known = newest.computeIfAbsent(function, this::newestOf);
        if (row[0] < 1 || row[0] > known) {
            throw new IllegalStateException("the state of '" + function + "' was written in form " + row[0]
                    + " by another release; this one reads 1 to " + known);
        }
    }

    private int newestOf(String name) {
        KeyedFunction<?, ?> function =
                Objects.requireNonNull(functions.get(name), name).get();
        return function.isShortLived() ? Page.VERSION : function.stateCodec().version();
    }
}
