package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a member is asked about its part of the log when the job has stopped. Runs on that member; may wait. */
abstract sealed class LogQuestion<T> implements Callable<T>, HazelcastInstanceAware, Serializable {
    private static final long serialVersionUID = 1;

    private transient @Nullable HazelcastInstance member;

    @Override
    public final void setHazelcastInstance(HazelcastInstance asked) {
        this.member = asked;
    }

    final GridServices services() {
        if (member == null) {
            throw new IllegalStateException("asked of no member");
        }
        return GridServices.of(member);
    }

    /** Which snapshot is the newest that was complete, as far as this member knows: the bytes of its epoch, or null. */
    static final class NewestComplete extends LogQuestion<byte @Nullable []> {
        private static final long serialVersionUID = 1;

        @Override
        public byte @Nullable [] call() {
            Epoch complete = services().completed();
            return complete == null ? null : complete.toBytes();
        }
    }

    /** Answers true when the member's rows of an epoch are safe, and false when they are not after a while. */
    static final class Safe extends LogQuestion<Boolean> {
        private static final long serialVersionUID = 1;
        private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
        private static final long LOOK_AGAIN_NANOS = 5_000_000;

        private final byte[] epoch;

        Safe(Epoch epoch) {
            this.epoch = epoch.toBytes();
        }

        @Override
        public Boolean call() {
            Epoch wanted = Epoch.of(epoch);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (!services().log().isSafe(wanted)) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
            return true;
        }
    }
}
