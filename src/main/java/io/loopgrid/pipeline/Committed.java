package io.loopgrid.pipeline;

import io.loopgrid.grid.GridServices;
import io.loopgrid.loop.CommittedEpoch;

/** The newest epoch that this member knows to be committed, as signals name it. */
record Committed(GridServices grid) implements CommittedEpoch {
    @Override
    public long generation() {
        return grid.committed().generation();
    }

    @Override
    public long epoch() {
        return grid.committed().number();
    }
}
