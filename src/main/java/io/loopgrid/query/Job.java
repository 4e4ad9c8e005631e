package io.loopgrid.query;

/** The job that runs the loop. Safe for use by several threads; each call may take seconds. */
public interface Job {
    /** What the job does now. */
    State state();

    /** Stops it with its state saved; it stays stopped until {@link #resume()}. Does nothing when it is suspended. */
    void suspend();

    /** Continues from the saved state. Does nothing while it runs. */
    void resume();

    /** Stops it with its state saved and continues from there. */
    void restart();

    /** What a job does. */
    enum State {
        /** Not yet at work: it starts, restarts, or restores its state. */
        STARTING,
        /** At work. */
        RUNNING,
        /** Stopped by a person, or after a failure that a person must look at. */
        SUSPENDED,
        /** Fewer members see each other than a majority of the declared size: nothing is learned. */
        MINORITY,
        /** Ended by an error. */
        FAILED,
        /** Ended because the process ends. */
        STOPPED
    }
}
