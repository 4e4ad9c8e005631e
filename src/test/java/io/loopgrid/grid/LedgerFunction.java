package io.loopgrid.grid;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Writes down how often each id was applied, and passes the id on. */
final class LedgerFunction implements KeyedFunction<LedgerFunction.Ledger, Integer> {
    static final Codec<Ledger> LEDGERS = new LedgerCodec();

    static final class Ledger {
        final Map<Integer, Integer> applied = new TreeMap<>();
    }

    /** The first ids go to keys that get nothing else. */
    private static final int QUIET_IDS = 10;

    private static final int QUIET_KEYS = 1_000;

    private final String name;
    private final String next;
    private final int copies;

    /**
     * A ledger that passes ids on to a function, or to none.
     *
     * @param copies how many times that function gets the id, mostly under as many keys
     */
    LedgerFunction(String name, String next, int copies) {
        this.name = name;
        this.next = next;
        this.copies = copies;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Ledger initial(String key) {
        return new Ledger();
    }

    @Override
    public void apply(String key, Ledger state, Integer id, Context context) {
        state.applied.merge(id, 1, Integer::sum);
        for (int copy = 0; copy < copies; copy++) {
            context.send(next, "k" + keyOf(id, copy), id);
        }
    }

    private int keyOf(int id, int copy) {
        boolean isQuiet = copy > 0 && id < QUIET_IDS;
        return isQuiet ? QUIET_KEYS + 2 * id : (id / 2 * copies + copy) % (5 * copies);
    }

    @Override
    public Codec<Ledger> stateCodec() {
        return LEDGERS;
    }

    @Override
    public Codec<Integer> eventCodec() {
        throw new UnsupportedOperationException("nothing travels between processes here");
    }

    @Override
    public Bound<Ledger> bound() {
        return new Bound<>(10_000, ledger -> ledger.applied.size());
    }

    private static final class LedgerCodec implements Codec<Ledger> {
        @Override
        public void write(Ledger ledger, DataOutput out) throws IOException {
            out.writeInt(ledger.applied.size());
            for (Map.Entry<Integer, Integer> entry : ledger.applied.entrySet()) {
                out.writeInt(entry.getKey());
                out.writeInt(entry.getValue());
            }
        }

        @Override
        public Ledger read(int version, DataInput in) throws IOException {
            Ledger ledger = new Ledger();
            for (int i = in.readInt(); i > 0; i--) {
                ledger.applied.put(in.readInt(), in.readInt());
            }
            return ledger;
        }
    }
}
