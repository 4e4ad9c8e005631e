package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerTest {
    private static final TopicPartition PRICES = new TopicPartition(Topics.PRICES, 0);

    @TempDir
    Path directory;

    @Test
    void keepsRecordsAndClusterIdOverARestart() throws Exception {
        String clusterId;
        try (LocalKafka kafka = new LocalKafka(directory)) {
            clusterId = clusterId(kafka);
            try (Producer<byte[], byte[]> producer = kafka.clients().producer("writer", Map.of())) {
                producer.send(new ProducerRecord<>(Topics.PRICES, "kept".getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
        try (LocalKafka kafka = new LocalKafka(directory)) {
            assertThat(clusterId(kafka)).isEqualTo(clusterId);
            assertThat(firstPrice(kafka)).isEqualTo("kept");
        }
    }

    @Test
    void createsEveryTopicOfThePlanAsPlanned() throws Exception {
        try (LocalKafka kafka = new LocalKafka(directory);
                Admin admin = kafka.clients().admin()) {
            List<NewTopic> plan = TopicPlan.of(LocalKafka.settings(directory));
            Map<String, Integer> partitions = new HashMap<>();
            admin.describeTopics(plan.stream().map(NewTopic::name).toList())
                    .allTopicNames()
                    .get()
                    .forEach((name, found) ->
                            partitions.put(name, found.partitions().size()));
            assertThat(plan)
                    .allSatisfy(topic -> assertThat(partitions).containsEntry(topic.name(), topic.numPartitions()));
        }
    }

    @Test
    void namesTheSettingWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            KafkaSettings.Embedded settings = new KafkaSettings.Embedded(directory, taken.getLocalPort(), 0);
            assertThatThrownBy(() -> new EmbeddedBroker(settings))
                    .isInstanceOfSatisfying(
                            BrokerUnavailableException.class,
                            e -> assertThat(e.action())
                                    .contains("loopgrid.kafka.embedded.port")
                                    .contains("spring.kafka.bootstrap-servers"));
        }
    }

    private static String clusterId(LocalKafka kafka) throws Exception {
        try (Admin admin = kafka.clients().admin()) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private static String firstPrice(LocalKafka kafka) {
        try (Consumer<byte[], byte[]> consumer = kafka.clients().consumer("reader", Map.of())) {
            consumer.assign(List.of(PRICES));
            consumer.seekToBeginning(List.of(PRICES));
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(20));
            ConsumerRecord<byte[], byte[]> first = records.iterator().next();
            return new String(first.value(), StandardCharsets.UTF_8);
        }
    }
}
