package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import io.loopgrid.grid.Census;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import io.loopgrid.grid.StateRestore;
import io.loopgrid.kafka.Topics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the job at work over a whole state: starts it, restores the state when the cluster has none or has lost a part of
 * it, and lets a job go on that an outage has stopped. Only a majority of the declared members does so, and in it only the
 * member that has been there longest, so that two never do it at once.
 *
 * <p>{@link #look} is called by one thread, again and again; the questions may come from any.
 */
final class JobKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(JobKeeper.class);

    /** Restarts go on from the snapshot; when they do not help, the log is the authority; when that does not, a person is. */
    private static final int RESUMES = 3;

    private static final int TRIES = 6;
    private static final long FORGIVEN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long END_SECONDS = 60;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    /** Where Jet keeps the jobs that have not ended, whoever coordinates them. */
    private static final String JOB_RECORDS = "__jet.records";

    private final HazelcastInstance member;
    private final GridServices services;
    private final StateRestore restore;
    private final Departure departure;
    private final GridSettings grid;
    private final PipelineSettings settings;
    private final LongSupplier nanoTime;
    private volatile boolean refused;
    private boolean minoritySaid;
    private int tries;
    private long lastTryNanos;

    JobKeeper(
            HazelcastInstance member,
            GridServices services,
            StateRestore restore,
            Departure departure,
            GridSettings grid,
            PipelineSettings settings,
            LongSupplier nanoTime) {
        this.member = member;
        this.services = services;
        this.restore = restore;
        this.departure = departure;
        this.grid = grid;
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /** Whether so few members see each other that nothing may be learned. */
    boolean isMinority() {
        return member.getCluster().getMembers().size() < grid.majority();
    }

    /** Whether a person has to look: the state cannot be read, or the job fails again and again. */
    boolean hasGivenUp() {
        return refused;
    }

    /** Looks, and does what is to be done; what an outage prevents is tried again at the next call. */
    void lookAgain() {
        try {
            look();
        } catch (HazelcastException | KafkaException e) {
            LOG.warn("The job could not be looked after and will be again: {}", e.toString());
        } catch (IllegalStateException e) {
            refused = true;
            LOG.error("The job is not started: {}", e.getMessage(), e);
        }
    }

    /**
     * Looks, and does what is to be done.
     *
     * @throws IllegalStateException when the state cannot be read: starting without it would lose it
     */
    void look() {
        if (refused || !isMyTurn()) {
            return;
        }
        Job job = member.getJet().getJob(LearningJob.NAME);
        JobStatus status = job == null ? JobStatus.NOT_RUNNING : job.getStatus();
        if (status == JobStatus.SUSPENDED && job != null) {
            recover(job);
        } else if (job == null ? !isKnownToTheGrid() : status.isTerminal()) {
            Census census = services.census();
            if (!census.isComplete() || census.isBegun()) {
                rebuild();
            }
            submit();
        }
    }

    /** Whether there is a job that its new coordinator has not found yet: filling the maps would take them away from under it. */
    private boolean isKnownToTheGrid() {
        return !member.getMap(JOB_RECORDS).isEmpty();
    }

    private boolean isMyTurn() {
        if (isMinority()) {
            if (!minoritySaid) {
                minoritySaid = true;
                LOG.warn(
                        "Nothing is learned: members={} needed={} declared={}",
                        member.getCluster().getMembers().size(),
                        grid.majority(),
                        grid.declaredSize());
            }
            return false;
        }
        minoritySaid = false;
        return member.getCluster().getMembers().iterator().next().localMember();
    }

    private void recover(Job job) {
        if (departure.isOver()) {
            LOG.info("The job goes on: it was stopped for members that have left since");
            goOn(job, services.census().isComplete());
            departure.forget();
            return;
        }
        if (isWanted(job)) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (tries > 0 && now - lastTryNanos > FORGIVEN_NANOS) {
            tries = 0;
        }
        if (tries > 0 && now - lastTryNanos < FIRST_PAUSE_NANOS << tries) {
            return;
        }
        lastTryNanos = now;
        tries++;
        boolean isWhole = services.census().isComplete();
        LOG.warn("The job has stopped: try={} state-is-whole={} cause={}", tries, isWhole, cause(job));
        if (tries > TRIES) {
            refused = true;
            LOG.error("The job stays stopped, because it has failed {} times", tries);
        } else {
            goOn(job, isWhole && tries <= RESUMES);
        }
    }

    private void goOn(Job job, boolean fromSnapshot) {
        if (fromSnapshot) {
            job.resume();
        } else {
            end(job);
            rebuild();
            submit();
        }
    }

    /** Whether a person has suspended the job. */
    private static boolean isWanted(Job job) {
        try {
            return job.getSuspensionCause().requestedByUser();
        } catch (IllegalStateException e) {
            // It has gone on in the meantime: nothing to do now.
            return true;
        }
    }

    private static String cause(Job job) {
        try {
            return job.getSuspensionCause().description();
        } catch (IllegalStateException e) {
            return "unknown";
        }
    }

    private void end(Job job) {
        job.cancel();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
        while (!job.getStatus().isTerminal() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private void rebuild() {
        long began = System.nanoTime();
        AtomicLong passed = new AtomicLong();
        AtomicLong toldNanos = new AtomicLong(began);
        StateRestore.Restored restored = restore.run(Topics.STATE_ROWS, Topics.STATE_COMMITS, records -> {
            long sum = passed.addAndGet(records);
            long now = System.nanoTime();
            long told = toldNanos.get();
            if (now - told > PROGRESS_NANOS && toldNanos.compareAndSet(told, now)) {
                LOG.info("The state is being restored: records={}", sum);
            }
        });
        LOG.info(
                "The state is restored: rows={} epoch={} millis={}",
                restored.rows(),
                restored.epoch(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
    }

    private void submit() {
        member.getJet().newJobIfAbsent(LearningJob.graph(settings.parallelism()), LearningJob.config(settings));
        LOG.info(
                "The job is started: parallelism={} commits-every={}",
                settings.parallelism(),
                settings.snapshotInterval());
    }
}
