package io.loopgrid.grid;

import com.hazelcast.map.IMap;
import io.loopgrid.function.Codec;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The committed states of one function, read from outside. Thread-safe; a find costs one call to the owner of the key.
 *
 * @param <S> the state
 */
public final class States<S> {
    private final GridServices services;
    private final IMap<RowKey, byte[]> map;
    private final Codec<?> codec;
    private final Class<S> type;

    /** The states of a function. */
    public States(GridServices services, String function, Class<S> type) {
        this.services = services;
        this.map = services.map(function);
        this.codec = services.function(function).stateCodec();
        this.type = type;
    }

    /** The state of a key, as of the newest committed epoch. */
    public Optional<S> find(String key) {
        byte[] row = map.get(services.rowKeys().of(key));
        return row == null ? Optional.empty() : Optional.of(read(row));
    }

    /** Gives every state. Costs a call over the network per partition, and a read of every row. */
    public void forEach(BiConsumer<String, S> taker) {
        services.forEachRow(map, (key, row) -> taker.accept(key, read(row)));
    }

    /** How many there are. */
    public int size() {
        return map.size();
    }

    private S read(byte[] row) {
        return type.cast(Row.read(codec, row));
    }
}
