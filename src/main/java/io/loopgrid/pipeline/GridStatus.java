package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import io.loopgrid.grid.States;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.Totals;
import io.loopgrid.query.Job;
import io.loopgrid.query.Status;
import io.loopgrid.query.StatusBook;
import java.util.HashMap;
import java.util.Map;

/** The counts of the newest committed state, and how far behind the input it is. Thread-safe. */
final class GridStatus implements StatusBook {
    private final HazelcastInstance member;
    private final Job job;
    private final InputLag lag;
    private final States<Total> totals;
    private final Replica replica;
    private final long startedAt;

    GridStatus(HazelcastInstance member, Job job, InputLag lag, States<Total> totals, Replica replica, long startedAt) {
        this.member = member;
        this.job = job;
        this.lag = lag;
        this.totals = totals;
        this.replica = replica;
        this.startedAt = startedAt;
    }

    @Override
    public Status status() {
        // The lag first: when it is 0, the counts that are read after it are final.
        long behind = lag.records();
        Map<String, Long> counts = new HashMap<>();
        totals.forEach((name, total) -> counts.put(name, total.value()));
        return new Status(
                job.state(),
                member.getCluster().getMembers().size(),
                startedAt,
                counts.getOrDefault(Totals.TWEETS, 0L),
                counts.getOrDefault(Totals.PRICES, 0L),
                counts.getOrDefault(Totals.SIGNALS, 0L),
                counts.getOrDefault(Totals.OUTCOMES, 0L),
                counts.getOrDefault(Totals.CORRECTIONS, 0L),
                counts.getOrDefault(Totals.REJECTED, 0L),
                counts.getOrDefault(Totals.DUPLICATES, 0L),
                counts.getOrDefault(Totals.LATE_TWEETS, 0L) + counts.getOrDefault(Totals.LATE_PRICES, 0L),
                behind,
                replica.words().size(),
                drifts(counts));
    }

    private static Map<String, Long> drifts(Map<String, Long> counts) {
        return Map.of(
                "error", counts.getOrDefault(Totals.DRIFT_OF_ERROR, 0L),
                "vocabulary", counts.getOrDefault(Totals.DRIFT_OF_VOCABULARY, 0L),
                "prices", counts.getOrDefault(Totals.DRIFT_OF_PRICES, 0L));
    }
}
