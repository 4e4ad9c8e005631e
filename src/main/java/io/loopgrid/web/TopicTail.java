package io.loopgrid.web;

import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Shows listeners the end of the topics signals, outcomes and alerts.
 *
 * <p>A page can show some twenty signals a second, the engine makes a hundred thousand: four times a second it looks how far
 * a topic has come, jumps to shortly before its end and takes a few, so that its cost does not grow with the load. While
 * nobody listens it reads nothing. It belongs to no group and commits nothing.
 */
final class TopicTail implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);

    private static final Map<String, String> NAMES =
            Map.of(Topics.SIGNALS, "signal", Topics.OUTCOMES, "outcome", Topics.ALERTS, "alert");
    private static final int LOOKS_PER_SECOND = 4;
    private static final Duration PAUSE = Duration.ofMillis(1000 / LOOKS_PER_SECOND);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final KafkaClients clients;
    private final StreamHub hub;
    private final int perLook;
    private volatile boolean running;
    private volatile CountDownLatch ended = new CountDownLatch(1);
    private volatile Thread thread = new Thread();

    TopicTail(KafkaClients clients, StreamHub hub, int signalsPerSecond) {
        this.clients = clients;
        this.hub = hub;
        this.perLook = Math.max(1, signalsPerSecond / LOOKS_PER_SECOND);
    }

    @Override
    public void start() {
        running = true;
        ended = new CountDownLatch(1);
        thread = new Thread(this::run, "loopgrid-stream-tail");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        ended.countDown();
        try {
            // Between two looks it ends by itself; only one that waits for a broker that is away needs to be woken.
            thread.join(2000);
            thread.interrupt();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        boolean told = false;
        while (running) {
            try (Consumer<byte[], byte[]> consumer = clients.consumer("loopgrid.stream", overrides())) {
                List<TopicPartition> partitions = partitions(consumer);
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (running) {
                    look(consumer, partitions);
                    told = false;
                    pause(PAUSE);
                }
            } catch (WakeupException | InterruptException e) {
                return;
            } catch (KafkaException e) {
                if (!told) {
                    LOG.warn("The live stream cannot read its topics and tries again cause={}", e.toString());
                    told = true;
                }
                pause(PAUSE_AFTER_FAILURE);
            }
        }
    }

    private Map<String, Object> overrides() {
        return Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG,
                "loopgrid-stream",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                64 * 1024,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "latest");
    }

    private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : NAMES.keySet()) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private void look(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        if (!hub.isHeard()) {
            consumer.seekToEnd(partitions);
            return;
        }
        long skipped = jump(consumer, consumer.endOffsets(partitions));
        skipped += show(consumer);
        if (skipped > 0) {
            hub.skipped(skipped);
        }
    }

    /** Goes to shortly before the end where the end is far; gives how many records that leaves out. */
    private long jump(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long skipped = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            long behind = end.getValue() - consumer.position(end.getKey());
            if (behind > perLook) {
                consumer.seek(end.getKey(), end.getValue() - perLook);
                skipped += behind - perLook;
            }
        }
        return skipped;
    }

    /** Shows the newest few of each topic; gives how many were read and left out. */
    private long show(Consumer<byte[], byte[]> consumer) {
        var records = consumer.poll(Duration.ofMillis(20));
        long skipped = 0;
        for (Map.Entry<String, String> name : NAMES.entrySet()) {
            List<ConsumerRecord<byte[], byte[]>> own = new ArrayList<>();
            records.records(name.getKey()).forEach(own::add);
            int from = Math.max(0, own.size() - perLook);
            skipped += from;
            for (ConsumerRecord<byte[], byte[]> record : own.subList(from, own.size())) {
                if (record.value() != null) {
                    hub.publish(new StreamEvent(name.getValue(), new String(record.value(), StandardCharsets.UTF_8)));
                }
            }
        }
        return skipped;
    }

    private void pause(Duration time) {
        try {
            if (ended.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
