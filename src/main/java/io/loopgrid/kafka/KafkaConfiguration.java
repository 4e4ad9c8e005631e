package io.loopgrid.kafka;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.ClassUtils;

/** The broker, the topics and the clients, in the order of their start; Spring stops them in the reverse order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaSettings.class)
class KafkaConfiguration {
    private static final String BROKER_CLASS = "kafka.server.KafkaRaftServer";

    @Bean
    KafkaClients kafkaClients(
            ConsumerFactory<?, ?> consumers,
            ProducerFactory<?, ?> producers,
            KafkaAdmin admin,
            KafkaSettings settings) {
        KafkaClients clients = new KafkaClients(
                consumers.getConfigurationProperties(),
                producers.getConfigurationProperties(),
                admin.getConfigurationProperties());
        if (settings.createTopics()) {
            try (Admin client = clients.admin()) {
                new MissingTopics(client, settings.startTimeout()).create(TopicPlan.of(settings));
            }
        }
        return clients;
    }

    /** The broker in the process, and its address for every client that Spring configures. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoBrokerConfigured.class)
    static class Embedded {
        @Bean(destroyMethod = "close")
        EmbeddedBroker embeddedBroker(KafkaSettings settings) {
            if (!ClassUtils.isPresent(BROKER_CLASS, null)) {
                throw new BrokerUnavailableException(
                        "No Kafka broker is configured, and this build does not contain one.",
                        "Set spring.kafka.bootstrap-servers, for example"
                                + " --spring.kafka.bootstrap-servers=localhost:9092 or the environment variable"
                                + " SPRING_KAFKA_BOOTSTRAP_SERVERS. A broker in the process comes with"
                                + " ./mvnw spring-boot:run.",
                        null);
            }
            return new EmbeddedBroker(settings.embedded());
        }

        @Bean
        KafkaConnectionDetails kafkaConnectionDetails(EmbeddedBroker broker) {
            List<String> servers = List.of(broker.bootstrapServers());
            return () -> servers;
        }
    }
}
