package io.loopgrid.pipeline;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.map.IMap;
import io.loopgrid.grid.Epoch;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a member leaves on purpose. While a majority stays, the job goes on without it. The first whose leaving would leave less
 * than that stops the job and commits what it did, so that the next start reads nothing again; those who leave beside it wait.
 *
 * <p>Members that are told to end at once do not see each other go: each says first that it leaves, and then counts who stays,
 * so that at least one of them sees that too few do.
 *
 * <p>Should members come back before all are gone, the job goes on from where it was stopped: {@link #isOver}.
 */
final class Departure {
    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    /** Not among the maps of rows, which a restore empties. */
    private static final String MAP = "departures";
    /** Who stops the job, who has stopped it, and who has suspended it: names of members. */
    private static final String STOPPER = "stopper";

    private static final String STOPPED = "stopped";
    private static final String SUSPENDED = "suspended";
    private static final String LEAVING = "leaving/";

    private static final long STOP_SECONDS = 40;
    private static final long WAIT_SECONDS = 90;
    private static final long LOOK_AGAIN_NANOS = 20_000_000;

    private final HazelcastInstance member;
    private final GridServices services;
    private final GridSettings grid;

    Departure(HazelcastInstance member, GridServices services, GridSettings grid) {
        this.member = member;
        this.services = services;
        this.grid = grid;
    }

    /** Whether the job stands still because of somebody who has left. */
    boolean isOver() {
        String suspender = marks().get(SUSPENDED);
        return suspender != null && !members().contains(suspender);
    }

    /** The job goes on. */
    void forget() {
        IMap<String, String> marks = marks();
        marks.delete(SUSPENDED);
        marks.delete(STOPPED);
        marks.delete(STOPPER);
    }

    /** Returns when this member may leave; waits a bounded time for the job to stop, if it has to. */
    void prepare() {
        try {
            if (members().size() < grid.majority()) {
                return;
            }
            int staying = staying();
            if (staying >= grid.majority()) {
                LOG.info("The job goes on without this member: members={}", staying);
            } else {
                stopOrWait();
            }
        } catch (HazelcastException | IllegalStateException e) {
            LOG.warn("There is no last commit, the next start reads the newest input again: {}", e.toString());
        }
    }

    /** Says that this member leaves; returns how many have not said so. */
    private int staying() {
        IMap<String, String> marks = marks();
        Set<String> members = members();
        marks.set(LEAVING + self(), self());
        int staying = members.size();
        for (String mark : marks.keySet()) {
            if (mark.startsWith(LEAVING)) {
                if (members.contains(mark.substring(LEAVING.length()))) {
                    staying--;
                } else {
                    marks.delete(mark);
                }
            }
        }
        return staying;
    }

    private void stopOrWait() {
        IMap<String, String> marks = marks();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        String stopper = marks.putIfAbsent(STOPPER, self());
        while (stopper != null && members().contains(stopper)) {
            if (stopper.equals(marks.get(STOPPED))) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("member " + stopper + " has not stopped the job");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        marks.set(STOPPER, self());
        stop();
        marks.set(STOPPED, self());
    }

    private void stop() {
        Job job = member.getJet().getJob(LearningJob.NAME);
        if (job == null) {
            return;
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        for (JobStatus status = job.getStatus(); status != JobStatus.SUSPENDED; status = job.getStatus()) {
            if (status.isTerminal() || System.nanoTime() > deadline) {
                throw new IllegalStateException("the job could not be stopped, status=" + status);
            }
            if (status == JobStatus.RUNNING) {
                suspend(job);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        Epoch last = services.commitLast();
        LOG.info("The job is stopped: status={} epoch={}", job.getStatus(), last);
    }

    private void suspend(Job job) {
        marks().set(SUSPENDED, self());
        try {
            job.suspend();
        } catch (IllegalStateException e) {
            LOG.debug("The job is on its way to another status, and is looked at again", e);
        }
    }

    private Set<String> members() {
        return member.getCluster().getMembers().stream().map(Departure::nameOf).collect(Collectors.toUnmodifiableSet());
    }

    private String self() {
        return nameOf(member.getCluster().getLocalMember());
    }

    private static String nameOf(Member member) {
        return member.getUuid().toString();
    }

    private IMap<String, String> marks() {
        return member.getMap(MAP);
    }
}
