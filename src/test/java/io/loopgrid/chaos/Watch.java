package io.loopgrid.chaos;

import io.loopgrid.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads signals and outcomes as they come, as any other consumer would: which there are, and for how long there were no new
 * ones. A thread of its own reads until it is closed; the questions may come from any.
 */
final class Watch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    /**
     * An outcome with so many behind it is in a committed state: who corrects it then corrects what every restart knows.
     */
    private static final int SETTLED = 2_000;

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Set<String> signals = new HashSet<>();
    private final Set<String> outcomes = new HashSet<>();
    private final List<String> outcomesInOrder = new ArrayList<>();
    private long records;
    private long newestNanos = System.nanoTime();
    private long longestGapNanos;
    private long newestTweetMillis;
    private long longestDelayMillis;
    private volatile boolean closed;

    Watch(String servers) {
        consumer = consumer(servers);
        List<TopicPartition> partitions = Stream.of(Topics.SIGNALS, Topics.OUTCOMES)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::run, "watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** A consumer of what is committed, without a group. */
    static Consumer<byte[], byte[]> consumer(String servers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void run() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
        }
    }

    private synchronized void take(ConsumerRecord<byte[], byte[]> record) {
        JsonNode json = mapper.readTree(record.value());
        records++;
        if (record.topic().equals(Topics.SIGNALS)) {
            takeSignal(json);
        } else if (outcomes.add(json.get("signal").asString())) {
            outcomesInOrder.add(json.get("signal").asString());
        }
    }

    private void takeSignal(JsonNode json) {
        if (signals.add(json.get("id").asString())) {
            long now = System.nanoTime();
            longestGapNanos = Math.max(longestGapNanos, now - newestNanos);
            long time = json.get("time").asLong();
            newestTweetMillis = Math.max(newestTweetMillis, time);
            longestDelayMillis = Math.max(longestDelayMillis, System.currentTimeMillis() - time);
            newestNanos = now;
        }
    }

    /** Whether the signals of tweets that were written some time after an instant have come. */
    synchronized boolean hasReached(long timeMillis) {
        return newestTweetMillis > timeMillis;
    }

    /** From now on, gaps and delays are measured anew. */
    synchronized void mark() {
        longestGapNanos = 0;
        longestDelayMillis = 0;
    }

    /** The longest time without a new signal since the mark, the one that goes on included, in milliseconds. */
    synchronized long longestGapMillis() {
        return Math.max(longestGapNanos, System.nanoTime() - newestNanos) / 1_000_000;
    }

    /** The longest time from a tweet's to its signal's arrival since the mark, in milliseconds. */
    synchronized long longestDelayMillis() {
        return longestDelayMillis;
    }

    synchronized Set<String> signals() {
        return Set.copyOf(signals);
    }

    synchronized Set<String> outcomes() {
        return Set.copyOf(outcomes);
    }

    /** How many records there were, those that came again included. */
    synchronized long records() {
        return records;
    }

    /** How many outcomes are old enough to be corrected. */
    synchronized long settledOutcomes() {
        return Math.max(0, outcomesInOrder.size() - SETTLED);
    }

    /** The signal of an outcome by its place in the order of their first arrival. */
    synchronized String outcome(long place) {
        return outcomesInOrder.get((int) place);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        consumer.close();
    }
}
