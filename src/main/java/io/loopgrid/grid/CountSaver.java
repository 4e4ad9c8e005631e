package io.loopgrid.grid;

/**
 * Tells the durable log how many states an owner has, so that a restore notices when one is missing: in the first epoch of a
 * generation, and in each that changes a state. Belongs to one processor.
 */
final class CountSaver {
    private final Host host;
    private final String function;
    private int owner;
    private int owners;
    private boolean isSaid;

    CountSaver(Host host, String function) {
        this.host = host;
        this.function = function;
    }

    /** Says which of a function's owners this is. */
    void begin(int ownerIndex, int ownerCount) {
        owner = ownerIndex;
        owners = ownerCount;
    }

    /** Hands the number to the log, behind the rows of its epoch. */
    void append(long states, RowSaver rows) {
        if (!isSaid || !rows.changes().isEmpty()) {
            byte[] count = new StateCount(owners, states).toRow();
            host.log().append(StateCount.FUNCTION, StateCount.idOf(function, owner), count, rows.epoch());
            isSaid = true;
        }
    }

    /** The log has taken back what was said last. */
    void takenBack() {
        isSaid = false;
    }
}
