package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the job looked after while the process runs, and stops it with a last commit when the whole cluster is this process.
 *
 * <p>Where one member is the cluster, the start waits for the job; a larger cluster may need members that are not there
 * yet, and so it is waited for beside.
 */
final class JobStarter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);
    /** After everything it needs, before the listeners and the feeds that give it work. */
    private static final int PHASE = -100;

    private static final long LOOK_MILLIS = 200;
    private static final long LAST_COMMIT_SECONDS = 20;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final HazelcastInstance member;
    private final GridServices services;
    private final JobKeeper keeper;
    private final GridSettings grid;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "loopgrid-job");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    JobStarter(HazelcastInstance member, GridServices services, JobKeeper keeper, GridSettings grid) {
        this.member = member;
        this.services = services;
        this.keeper = keeper;
        this.grid = grid;
    }

    @Override
    public void start() {
        if (grid.declaredSize() == 1) {
            keeper.look();
        }
        looking.scheduleWithFixedDelay(keeper::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        endLooking();
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

    private void endLooking() {
        looking.shutdownNow();
        try {
            if (!looking.awaitTermination(LAST_COMMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The job is still being looked after while the process ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
