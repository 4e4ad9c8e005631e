package io.loopgrid.grid;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;

/**
 * Ledgers that share rows: every second key keeps what it gets, the others pass it on when they have three ids and are
 * forgotten, to come back with the next id. So pages hold rows that stay, rows that are overridden, and keys that are gone.
 */
final class GatheringFunction implements KeyedFunction<LedgerFunction.Ledger, Integer> {
    private static final int PASSED_ON_AT = 3;

    private final String name;
    private final String next;

    /** Gathers ids and passes them on to a function. */
    GatheringFunction(String name, String next) {
        this.name = name;
        this.next = next;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isShortLived() {
        return true;
    }

    @Override
    public LedgerFunction.Ledger initial(String key) {
        return new LedgerFunction.Ledger();
    }

    @Override
    public void apply(String key, LedgerFunction.Ledger state, Integer id, Context context) {
        state.applied.merge(id, 1, Integer::sum);
        if (isPassedOn(key) && state.applied.size() == PASSED_ON_AT) {
            state.applied.forEach((gathered, times) -> {
                for (int i = 0; i < times; i++) {
                    context.send(next, "k" + gathered % 5, gathered);
                }
            });
            context.forget();
        }
    }

    private static boolean isPassedOn(String key) {
        return Integer.parseInt(key.substring(1)) % 2 == 1;
    }

    @Override
    public Codec<LedgerFunction.Ledger> stateCodec() {
        return LedgerFunction.LEDGERS;
    }

    @Override
    public Codec<Integer> eventCodec() {
        throw new UnsupportedOperationException("nothing travels between processes here");
    }

    @Override
    public Bound<LedgerFunction.Ledger> bound() {
        return new Bound<>(10_000, ledger -> ledger.applied.size());
    }
}
