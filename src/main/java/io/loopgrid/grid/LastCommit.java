package io.loopgrid.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Commits the last snapshot of a job that has stopped. While a job runs, the commit of an epoch is written with the next one;
 * here nothing comes next, so every member is asked whether its rows are safe.
 */
final class LastCommit {
    private static final String EXECUTOR = "loopgrid.log";
    private static final long PATIENCE_SECONDS = 15;

    private final HazelcastInstance member;
    private final DurableLog log;
    private final Writers writers;

    LastCommit(HazelcastInstance member, DurableLog log, Writers writers) {
        this.member = member;
        this.log = log;
        this.writers = writers;
    }

    /**
     * Commits; returns when that is safe.
     *
     * @return what is committed; null when no snapshot was complete
     * @throws IllegalStateException when a member or the log does not answer, or when somebody who wrote the snapshot has left, who
     *     may not have been done: a start reads the input since the last commit again
     */
    @Nullable
    Epoch write() {
        Epoch newest = ofAll(new LogQuestion.NewestComplete()).values().stream()
                .map(this::answer)
                .filter(Objects::nonNull)
                .map(Epoch::of)
                .max(Epoch::compareTo)
                .orElse(null);
        if (newest == null) {
            return null;
        }
        Map<Member, Future<Boolean>> asked = ofAll(new LogQuestion.Safe(newest));
        if (!writers.are(asked.keySet(), newest)) {
            throw new IllegalStateException(
                    "epoch " + newest + " was written by " + writers.members() + ", and not all are here");
        }
        asked.forEach((one, safe) -> {
            if (!Boolean.TRUE.equals(answer(safe))) {
                throw new IllegalStateException("rows of epoch " + newest + " are not safe on " + one.getAddress());
            }
        });
        log.commitLast(newest);
        return newest;
    }

    private <T> Map<Member, Future<T>> ofAll(Callable<T> question) {
        IExecutorService executor = member.getExecutorService(EXECUTOR);
        return executor.submitToAllMembers(question);
    }

    private <T> T answer(Future<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a member did not tell how far its log is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the last commit", e);
        }
    }
}
