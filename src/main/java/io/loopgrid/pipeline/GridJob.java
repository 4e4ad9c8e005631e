package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.JobStatus;
import io.loopgrid.query.Job;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The Jet job as others may ask it and tell it. Thread-safe. */
final class GridJob implements Job {
    private static final long PATIENCE_SECONDS = 30;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final HazelcastInstance member;
    private final JobKeeper keeper;

    GridJob(HazelcastInstance member, JobKeeper keeper) {
        this.member = member;
        this.keeper = keeper;
    }

    @Override
    public State state() {
        if (keeper.isMinority()) {
            return State.MINORITY;
        }
        if (keeper.hasGivenUp()) {
            return State.FAILED;
        }
        com.hazelcast.jet.Job job = job();
        if (job == null) {
            return State.STARTING;
        }
        return switch (job.getStatus()) {
            case NOT_RUNNING, STARTING -> State.STARTING;
            case RUNNING -> State.RUNNING;
            case SUSPENDED, SUSPENDED_EXPORTING_SNAPSHOT -> State.SUSPENDED;
            case FAILED -> State.FAILED;
            case COMPLETING, COMPLETED -> State.STOPPED;
        };
    }

    @Override
    public void suspend() {
        com.hazelcast.jet.Job job = job();
        if (job != null && job.getStatus() == JobStatus.RUNNING) {
            job.suspend();
            await(job, JobStatus.SUSPENDED);
        }
    }

    @Override
    public void resume() {
        com.hazelcast.jet.Job job = job();
        if (job != null && job.getStatus() == JobStatus.SUSPENDED) {
            job.resume();
            await(job, JobStatus.RUNNING);
        }
    }

    @Override
    public void restart() {
        com.hazelcast.jet.Job job = job();
        if (job != null && job.getStatus() == JobStatus.RUNNING) {
            job.restart();
            await(job, JobStatus.RUNNING);
        }
    }

    /** Returns when the job is there, or when patience ends: then {@link #state} tells. */
    private static void await(com.hazelcast.jet.Job job, JobStatus wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (job.getStatus() != wanted && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private com.hazelcast.jet.@Nullable Job job() {
        return member.getJet().getJob(LearningJob.NAME);
    }
}
