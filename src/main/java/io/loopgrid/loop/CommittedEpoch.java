package io.loopgrid.loop;

/** Where the job stands: part of every model version's name. Thread-safe. */
public interface CommittedEpoch {
    /** How often the job has started. */
    long generation();

    /** The last committed snapshot of this generation. */
    long epoch();

    /** A place that never changes: that of a host without snapshots. */
    static CommittedEpoch of(long generation, long epoch) {
        return new CommittedEpoch() {
            @Override
            public long generation() {
                return generation;
            }

            @Override
            public long epoch() {
                return epoch;
            }
        };
    }
}
