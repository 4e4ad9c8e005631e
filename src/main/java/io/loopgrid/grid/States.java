package io.loopgrid.grid;

import com.hazelcast.map.IMap;
import io.loopgrid.function.KeyedFunction;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The committed states of one function, read from outside. Thread-safe; a find costs one call to the owner of the key, and for
 * short-lived states a read of the rows of its partition.
 *
 * @param <S> the state
 */
public final class States<S> {
    private final GridServices services;
    private final RowStore rows;
    private final IMap<RowKey, byte[]> map;
    private final KeyedFunction<?, ?> function;
    private final Class<S> type;

    /** The states of a function. */
    public States(GridServices services, String function, Class<S> type) {
        this.services = services;
        this.rows = services.rows(function);
        this.map = services.map(function);
        this.function = services.function(function);
        this.type = type;
    }

    /** The state of a key, as of the newest committed epoch. */
    public Optional<S> find(String key) {
        byte[] row = function.isShortLived()
                ? rowsOfPages(services.rowKeys().partitionOf(key)).get(key)
                : map.get(services.rowKeys().of(key));
        return row == null ? Optional.empty() : Optional.of(read(row));
    }

    /** Gives every state. Costs a call over the network per partition, and a read of every row. */
    public void forEach(BiConsumer<String, S> taker) {
        for (int partition = 0; partition < services.rowKeys().partitionCount(); partition++) {
            if (function.isShortLived()) {
                rowsOfPages(partition).forEach((key, row) -> taker.accept(key, read(row)));
            } else {
                rows.rowsOf(new int[] {partition})
                        .forEach(row -> taker.accept(row.key().id(), read(row.row())));
            }
        }
    }

    private Map<String, byte[]> rowsOfPages(int partition) {
        return Pages.rowsOf(rows.rowsOf(new int[] {partition}));
    }

    /** How many there are. Costs a call to each member; for short-lived states, a read of every page. */
    long count() {
        if (!function.isShortLived()) {
            return map.size();
        }
        long count = 0;
        for (int partition = 0; partition < services.rowKeys().partitionCount(); partition++) {
            count += rowsOfPages(partition).size();
        }
        return count;
    }

    private S read(byte[] row) {
        return type.cast(Row.read(function.stateCodec(), row));
    }
}
