package io.loopgrid.grid;

import com.hazelcast.jet.RestartableException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * What one member writes to the log in one generation: a transaction for each epoch in which it has rows.
 *
 * <p>Rows of an epoch come only after those of the last are safe, so nobody sends while a transaction ends. Thread-safe.
 */
final class LogSession {
    private final Producer<byte[], byte[]> producer;
    private final Executor committer;
    private boolean begun;
    private volatile boolean closed;
    private volatile long safe;
    private volatile @Nullable Exception failure;

    /** Writes with a producer whose transactions are initialised; closes it in the end. */
    LogSession(Producer<byte[], byte[]> producer, Executor committer) {
        this.producer = producer;
        this.committer = committer;
    }

    synchronized void send(ProducerRecord<byte[], byte[]> record) {
        try {
            if (!begun) {
                producer.beginTransaction();
                begun = true;
            }
            producer.send(record, (metadata, failed) -> {
                if (failed != null) {
                    failure = failed;
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            failure = e;
            throw new RestartableException("a row of the state could not be sent", e);
        }
    }

    /** Ends the transaction of an epoch, if it has one, without waiting. */
    synchronized void seal(long number) {
        if (begun) {
            committer.execute(() -> end(number, true));
        } else {
            safe = Math.max(safe, number);
        }
    }

    /** Takes back what was sent in an epoch, without waiting. */
    synchronized void drop(long number) {
        if (begun) {
            committer.execute(() -> end(number, false));
        } else {
            safe = Math.max(safe, number);
        }
    }

    boolean isSafe(long number) {
        Exception failed = failure;
        if (failed != null) {
            throw new RestartableException("rows of the state could not be saved", failed);
        }
        return safe >= number;
    }

    /** Sends a record behind the rows of an epoch, and waits until it is safe. */
    void sendLast(long number, ProducerRecord<byte[], byte[]> record, long patienceSeconds) {
        // The thread that ends transactions ends them in order: when it comes to this, the epoch's has ended.
        FutureTask<Boolean> last = new FutureTask<>(() -> {
            send(record);
            end(number, true);
            return isSafe(number);
        });
        committer.execute(last);
        try {
            last.get(patienceSeconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("epoch " + number + " could not be committed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while epoch " + number + " was committed", e);
        }
    }

    private void end(long number, boolean counts) {
        try {
            if (counts) {
                commit();
            } else {
                producer.abortTransaction();
            }
            synchronized (this) {
                begun = false;
                safe = Math.max(safe, number);
            }
        } catch (KafkaException | IllegalStateException e) {
            failure = e;
        }
    }

    /** A broker that does not answer is asked again: the transaction ends or the broker refuses it, nothing in between. */
    private void commit() {
        while (!closed) {
            try {
                producer.commitTransaction();
                return;
            } catch (org.apache.kafka.common.errors.TimeoutException e) {
                // Asked again above; the producer allows that and nothing else.
            }
        }
        throw new IllegalStateException("the session was closed before its transaction had ended");
    }

    void close() {
        closed = true;
        producer.close(Duration.ZERO);
    }
}
