package io.loopgrid.pipeline;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.Messages;
import io.loopgrid.grid.States;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Replica;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of its member's replica: fills it from the committed rows when the job starts, then follows what the
 * owners publish; what its member remembers of signals is erased here too. Here the loop closes: predictors read what this writes. Cooperative but for {@link #init}.
 */
final class ReplicaProcessor implements Processor {
    private final GridServices services;
    private final List<String> replicated;
    private final Replica replica;
    private final Pace pace;
    private final RecentSignals recentSignals;

    /**
     * The writer of a replica.
     *
     * @param replicated the functions whose rows the replica holds
     */
    ReplicaProcessor(
            GridServices services, List<String> replicated, Replica replica, Pace pace, RecentSignals recentSignals) {
        this.services = services;
        this.replicated = replicated;
        this.replica = replica;
        this.pace = pace;
        this.recentSignals = recentSignals;
    }

    @Override
    public void init(Outbox outbox, Context context) {
        replica.reset();
        pace.reset();
        for (String function : replicated) {
            new States<>(services, function, Object.class).forEach((key, state) -> replica.load(function, key, state));
        }
        replica.loaded();
        pace.marketReached(replica.newestPriceMillis());
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
        for (Messages messages = (Messages) inbox.poll(); messages != null; messages = (Messages) inbox.poll()) {
            for (int i = 0; i < messages.size(); i++) {
                take(messages.address(), messages.key(i), messages.event(i));
            }
        }
        pace.marketReached(replica.newestPriceMillis());
    }

    private void take(String address, String key, @Nullable Object event) {
        if (event instanceof Pace.Progress progress) {
            pace.update(progress);
        } else if (event != null && address.equals(Addresses.REPLICA)) {
            replica.apply(key, event);
        } else if (address.equals(RecentSignals.ADDRESS)) {
            recentSignals.remove(key);
        }
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return true;
    }
}
