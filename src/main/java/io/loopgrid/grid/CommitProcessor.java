package io.loopgrid.grid;

import com.hazelcast.jet.core.BroadcastKey;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Seals what its member wrote to the log in an epoch once the epoch's snapshot is complete on every member; one of them also
 * commits the complete epoch before it. No owner begins an epoch before its rows of the last one are safe in the log, so when a
 * snapshot is complete, the rows of the one before it are safe everywhere. So nobody waits for the log, and what a crash of all
 * members costs is up to two intervals of input that are read again.
 *
 * <p>The complete epoch is part of the snapshot: a generation that goes on from there commits it if the last one could not,
 * because it writes again only what changed after it.
 *
 * <p>The rows of an epoch whose snapshot failed are taken back, and written again in the next: left in the log, they could
 * outlive the row that counts.
 */
final class CommitProcessor implements Processor {
    private static final String COMPLETE = "complete";

    private final Host host;
    private final boolean commits;
    private Epoch epoch;
    private @Nullable Epoch complete;
    private Outbox outbox;

    /**
     * The committer of a member.
     *
     * @param commits whether it commits for all
     */
    @SuppressWarnings("NullAway.Init")
    CommitProcessor(Host host, long generation, boolean commits) {
        this.host = host;
        this.commits = commits;
        this.epoch = new Epoch(generation, 0);
    }

    @Override
    public void init(Outbox outbox, Context context) {
        this.outbox = outbox;
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public boolean saveToSnapshot() {
        if (commits
                && complete != null
                && !outbox.offerToSnapshot(BroadcastKey.broadcastKey(COMPLETE), complete.toBytes())) {
            return false;
        }
        epoch = epoch.next();
        return true;
    }

    /** What was complete before the snapshot is safe in the log, but its commit record may have been under way. */
    @Override
    public void restoreFromSnapshot(Inbox inbox) {
        for (Object item = inbox.poll(); item != null; item = inbox.poll()) {
            complete = Epoch.of((byte[]) ((Map.Entry<?, ?>) item).getValue());
        }
    }

    @Override
    public boolean snapshotCommitFinish(boolean success) {
        if (!success) {
            host.log().drop(epoch);
            return true;
        }
        Epoch safe = complete;
        if (commits) {
            host.completed(epoch);
            complete = epoch;
        }
        host.log().seal(epoch, safe);
        return true;
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return true;
    }
}
