package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes the commit record of an epoch once its snapshot is complete on every member. By then every owner's rows of the
 * epoch are safe in the log, because owners wait for that before they let the barrier pass.
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
            commit = services.log().commit(epoch);
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
        services.committed(epoch);
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
