package io.loopgrid.grid;

/** What a member of the simulated grid gives its processors: its own way to the maps, its session of the log, and no event time. */
record SimulatedHost(RowKeys rowKeys, SimulatedMap maps, SimulatedLog.Session log, int member) implements Host {
    private static final Clocks NO_CLOCKS = new NoClocks();

    @Override
    public RowStore rows(String function) {
        return maps.store(function, member);
    }

    @Override
    public Clocks clocks() {
        return NO_CLOCKS;
    }

    @Override
    public void committed(Epoch epoch) {}

    @Override
    public void completed(Epoch epoch) {}

    private static final class NoClocks implements Clocks {
        @Override
        public long reached(String clock, long watermark) {
            return watermark;
        }

        @Override
        public long advances() {
            return 0;
        }
    }
}
