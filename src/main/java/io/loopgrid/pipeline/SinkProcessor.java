package io.loopgrid.pipeline;

import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.signal.Signal;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Writes records, at least once: a barrier passes only when all before it are acknowledged. Takes no more than the
 * producer can hold, so that sending never blocks the thread it shares. Of a dead letter that is too large for the broker
 * only the beginning is kept. Cooperative.
 */
final class SinkProcessor implements Processor {
    private static final long MAX_BYTES_UNDER_WAY = 8L << 20;
    private static final long RECORD_OVERHEAD = 100;
    /** Of so many signals the delay of one is measured: enough to see a tail, at the cost of a counter. */
    private static final int MEASURED_ONE_IN = 16;

    private static final long NOT_MEASURED = Long.MIN_VALUE;

    private final Producer<byte[], byte[]> producer;
    private final RecordEncoder encoder;
    private final SignalDelay delay;
    private int signals;
    private final AtomicLong bytesUnderWay = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Queue<ProducerRecord<byte[], byte[]>> tooLarge = new ConcurrentLinkedQueue<>();

    SinkProcessor(Producer<byte[], byte[]> producer, RecordEncoder encoder, SignalDelay delay) {
        this.producer = producer;
        this.encoder = encoder;
        this.delay = delay;
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
        checkFailure();
        sendBeginnings();
        for (Object next = inbox.peek(); next != null; next = inbox.peek()) {
            if (bytesUnderWay.get() > MAX_BYTES_UNDER_WAY) {
                return;
            }
            send(encoder.encode(next), measuredFrom(next));
            inbox.remove();
        }
    }

    private long measuredFrom(Object leaving) {
        return leaving instanceof Signal signal && signals++ % MEASURED_ONE_IN == 0
                ? signal.timeMillis()
                : NOT_MEASURED;
    }

    private void send(ProducerRecord<byte[], byte[]> record, long writtenMillis) {
        long bytes = RECORD_OVERHEAD + (record.value() == null ? 0 : record.value().length);
        bytesUnderWay.addAndGet(bytes);
        producer.send(record, (metadata, exception) -> {
            if (exception instanceof RecordTooLargeException && DeadLetters.isOne(record)) {
                tooLarge.add(record);
            } else if (exception != null) {
                failure.compareAndSet(null, exception);
            } else if (writtenMillis != NOT_MEASURED) {
                delay.sent(writtenMillis);
            }
            // Last, so that whoever finds nothing under way sees all that became of it.
            bytesUnderWay.addAndGet(-bytes);
        });
    }

    /** The headers made them larger than the broker takes: whole, they would stop the job again and again. */
    private void sendBeginnings() {
        for (var letter = tooLarge.poll(); letter != null; letter = tooLarge.poll()) {
            send(DeadLetters.truncated(letter), NOT_MEASURED);
        }
    }

    private void checkFailure() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new RestartableException("a record could not be written", failed);
        }
    }

    @Override
    public boolean saveToSnapshot() {
        checkFailure();
        sendBeginnings();
        return bytesUnderWay.get() == 0 && tooLarge.isEmpty() && failure.get() == null;
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        return true;
    }

    @Override
    public void close() {
        producer.close();
    }
}
