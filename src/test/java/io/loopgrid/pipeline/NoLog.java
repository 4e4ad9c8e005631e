package io.loopgrid.pipeline;

import io.loopgrid.grid.DurableLog;
import io.loopgrid.grid.Epoch;
import org.jspecify.annotations.Nullable;

/** Of a member that keeps nothing: no test that uses it starts again. */
final class NoLog implements DurableLog {
    @Override
    public void fence() {}

    @Override
    public void open(int slot) {}

    @Override
    public void append(String function, String key, byte[] row, Epoch epoch) {}

    @Override
    public void seal(Epoch epoch, @Nullable Epoch committed) {}

    @Override
    public void drop(Epoch epoch) {}

    @Override
    public boolean isSafe(Epoch epoch) {
        return true;
    }

    @Override
    public void commitLast(Epoch epoch) {}
}
