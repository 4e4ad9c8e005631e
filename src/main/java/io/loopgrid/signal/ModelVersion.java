package io.loopgrid.signal;

import io.loopgrid.event.Symbol;

/**
 * Names the model that made a signal; printed as {@code BTC@3.118.1234}.
 *
 * @param generation how often the job has started
 * @param epoch the last committed snapshot of that generation when the signal was made
 * @param version how often the model of the symbol has learned
 */
public record ModelVersion(Symbol symbol, long generation, long epoch, long version) {
    @Override
    public String toString() {
        return symbol.name() + '@' + generation + '.' + epoch + '.' + version;
    }
}
