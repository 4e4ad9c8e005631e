package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import io.loopgrid.grid.Generations;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import io.loopgrid.grid.StateRestore;
import io.loopgrid.kafka.Topics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the job with the process, over the state that is there: restores it first when the cluster starts empty. Stops it
 * with a last commit when the whole cluster is this process.
 */
final class JobStarter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);
    /** After everything it needs, before the listeners and the feeds that give it work. */
    private static final int PHASE = -100;

    private static final long LAST_COMMIT_SECONDS = 20;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final HazelcastInstance member;
    private final GridServices services;
    private final StateRestore restore;
    private final GridSettings grid;
    private final PipelineSettings settings;
    private volatile boolean running;

    JobStarter(
            HazelcastInstance member,
            GridServices services,
            StateRestore restore,
            GridSettings grid,
            PipelineSettings settings) {
        this.member = member;
        this.services = services;
        this.restore = restore;
        this.grid = grid;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (Generations.current(member) == 0) {
            long began = System.nanoTime();
            StateRestore.Restored restored = restore.run(Topics.STATE_ROWS, Topics.STATE_COMMITS);
            LOG.info(
                    "State is restored: rows={} epoch={} millis={}",
                    restored.rows(),
                    restored.epoch(),
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
        member.getJet().newJobIfAbsent(LearningJob.graph(settings.parallelism()), LearningJob.config(settings));
        LOG.info(
                "The job is started: parallelism={} commits-every={}",
                settings.parallelism(),
                settings.snapshotInterval());
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Job job = member.getJet().getJob(LearningJob.NAME);
        if (job == null || grid.declaredSize() > 1 || job.getStatus() != JobStatus.RUNNING) {
            return;
        }
        job.suspend();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_COMMIT_SECONDS);
        while (job.getStatus() != JobStatus.SUSPENDED && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        services.commitLast();
        LOG.info("The job is stopped: status={}", job.getStatus());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
