package io.loopgrid.grid;

/** What a member of the simulated grid gives its processors: its own way to the maps, its session of the log, and no event time. */
record SimulatedHost(RowKeys rowKeys, SimulatedMap maps, SimulatedLog.Session log, int member) implements Host {
    private static final Clocks CLOCKS = new WatermarkClocks();

    @Override
    public RowStore rows(String function) {
        return maps.store(function, member);
    }

    @Override
    public Clocks clocks() {
        return CLOCKS;
    }

    @Override
    public void committed(Epoch epoch) {}

    @Override
    public void completed(Epoch epoch) {}
}
