package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a real broker: from where the state says, without end, and never more than a bound ahead. */
class FetcherTest {
    private static final String GROUP = "fetching";

    @TempDir
    static Path directory;

    private static LocalKafka kafka;
    private static final Map<Integer, Long> SENT = Map.of(0, 20_000L, 1, 3L);

    private @Nullable Fetcher fetcher;

    @BeforeAll
    static void startBroker() {
        kafka = new LocalKafka(directory);
        try (Producer<byte[], byte[]> producer = kafka.clients().producer("numbers", Map.of())) {
            SENT.forEach((partition, count) -> LongStream.range(0, count)
                    .forEach(i -> producer.send(new ProducerRecord<>(Topics.TWEETS, partition, null, bytes(i)))));
        }
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @AfterEach
    void closeConsumer() {
        if (fetcher != null) {
            fetcher.close();
        }
    }

    @Test
    void beginsWhereEachPartitionsStateSays() {
        SourcePartition few = partition(1);
        few.startAt(2);
        Fetcher fetcher = start(List.of(few));
        await().pollInSameThread().until(() -> fetcher.fetch() > 0);
        assertThat(numbers(few)).containsExactly(2L);
    }

    @Test
    void holdsABoundedStockAndMissesNothingOfAPartitionThatHadEnough() {
        SourcePartition many = partition(0);
        SourcePartition few = partition(1);
        Fetcher fetcher = start(List.of(many, few));
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            return many.waiting.size() >= 4_096 && few.waiting.size() == 3;
        });
        int stock = many.waiting.size();
        for (int i = 0; i < 100; i++) {
            fetcher.fetch();
        }
        assertThat(many.waiting).hasSize(stock).hasSizeLessThan(4_096 + 2_000);

        List<Long> numbers = new ArrayList<>();
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            numbers.addAll(numbers(many));
            return numbers.size() == 20_000;
        });
        assertThat(numbers).isEqualTo(LongStream.range(0, 20_000).boxed().toList());
    }

    @Test
    void callsAPartitionEmptyOnlyOnceTheBrokerHasSaidSo() {
        SourcePartition few = partition(1);
        Fetcher fetcher = start(List.of(few));
        assertThat(fetcher.isEmpty(few, 3)).isFalse();
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            return few.waiting.size() == 3;
        });
        assertThat(fetcher.isEmpty(few, 3)).isFalse();
        few.waiting.clear();
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            return fetcher.isEmpty(few, 3);
        });
    }

    @Test
    void theMarkerOfATransactionIsNoRecordThatWaits() {
        try (Producer<byte[], byte[]> producer =
                kafka.clients().producer("transactions", Map.of("transactional.id", "transactions"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(Topics.TWEETS, 2, null, bytes(7)));
            producer.commitTransaction();
        }
        SourcePartition third = partition(2);
        Fetcher fetcher = start(List.of(third));
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            return third.waiting.size() == 1;
        });
        fetcher.passMarkers();
        assertThat(third.nextOffset()).isZero();
        third.taken(third.waiting.remove());
        await().pollInSameThread().until(() -> {
            fetcher.fetch();
            fetcher.passMarkers();
            return third.nextOffset() == 2;
        });
    }

    @Test
    void asksForNothingWhenItHasNoPartition() {
        assertThat(start(List.of()).fetch()).isZero();
    }

    private Fetcher start(List<SourcePartition> partitions) {
        Fetcher started = new Fetcher(
                kafka.clients().consumer(GROUP, Map.of("max.poll.records", 2_000)), new Numbers(), partitions);
        started.start();
        fetcher = started;
        return started;
    }

    private static SourcePartition partition(int number) {
        return new SourcePartition(new TopicPartition(Topics.TWEETS, number), 1, 1_000);
    }

    private static List<Long> numbers(SourcePartition partition) {
        List<Long> numbers = partition.waiting.stream().map(Arrived::timeMillis).toList();
        partition.waiting.clear();
        return numbers;
    }

    private static byte[] bytes(long number) {
        return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a record's number as its time. */
    private static final class Numbers implements SourceStep {
        @Override
        public Arrived read(ConsumerRecord<byte[], byte[]> source) {
            return new Arrived(source, Long.parseLong(new String(source.value(), StandardCharsets.US_ASCII)), "");
        }

        @Override
        public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
            throw new IllegalStateException("fetching passes nothing on");
        }

        @Override
        public long limitMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public void flush(Outgoing outgoing) {}
    }
}
