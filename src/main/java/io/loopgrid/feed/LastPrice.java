package io.loopgrid.feed;

import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.PriceJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a symbol's price ended, so that a synthetic one goes on from there and does not jump at a restart, in price or
 * back in time.
 */
final class LastPrice {
    /** How many of the newest records of each partition are looked at; other symbols' prices may be among them. */
    private static final long NEWEST = 1_000;

    private static final int EMPTY_POLLS = 10;

    private LastPrice() {}

    /**
     * The newest price of the symbol near the end of the topic; null when the symbol has none there. Reads at most
     * {@value #NEWEST} records of a partition.
     */
    static @Nullable Price of(Symbol symbol, KafkaClients clients, PriceJson json) {
        Price last = null;
        try (Consumer<byte[], byte[]> consumer = clients.consumer("loopgrid.feed", Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.PRICES).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            partitions.forEach(p ->
                    consumer.seek(p, Math.max(begins.getOrDefault(p, 0L), ends.getOrDefault(p, 0L) - NEWEST)));
            int empty = 0;
            while (empty < EMPTY_POLLS
                    && partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                var records = consumer.poll(Duration.ofMillis(500));
                empty = records.isEmpty() ? empty + 1 : 0;
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    last = priceOr(last, record, symbol, json);
                }
            }
        }
        return last;
    }

    private static @Nullable Price priceOr(
            @Nullable Price otherwise, ConsumerRecord<byte[], byte[]> record, Symbol symbol, PriceJson json) {
        if (record.value() == null) {
            return otherwise;
        }
        try {
            Price price = json.read(record.value());
            return price.symbol().equals(symbol) ? price : otherwise;
        } catch (Rejected e) {
            // Whoever reads the topic to learn from it says what is wrong with the record.
            return otherwise;
        }
    }
}
