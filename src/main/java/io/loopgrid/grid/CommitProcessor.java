package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes the commit record of an epoch once the snapshot after it is complete on every member: no owner begins an epoch
 * before its rows of the last one are safe in the log. So nobody waits for the log, and what a crash of all members costs is
 * up to two intervals of input that are read again.
 */
final class CommitProcessor implements Processor {
    private final GridServices services;
    private Epoch epoch;
    private @Nullable Future<?> commit;

    CommitProcessor(GridServices services, long generation) {
        this.services = services;
        this.epoch = new Epoch(generation, 0);
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public boolean saveToSnapshot() {
        epoch = epoch.next();
        return true;
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        if (!success) {
            return true;
        }
        if (commit == null) {
            services.completed(epoch);
            commit = services.log().commit(epoch.previous());
        }
        if (!commit.isDone()) {
            return false;
        }
        try {
            commit.get();
        } catch (ExecutionException e) {
            throw new RestartableException("epoch " + epoch + " could not be committed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestartableException("interrupted while epoch " + epoch + " was committed", e);
        }
        commit = null;
        return true;
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return true;
    }

    /** Stands where another member commits. */
    static final class Idle implements Processor {
        @Override
        public boolean complete() {
            return false;
        }

        @Override
        public boolean tryProcessWatermark(Watermark watermark) {
            return true;
        }
    }
}
