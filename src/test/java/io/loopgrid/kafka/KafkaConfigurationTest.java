package io.loopgrid.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.kafka.core.ConsumerFactory;

final class KafkaConfigurationTest {
    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                .withUserConfiguration(KafkaConfiguration.class)
                .withPropertyValues(
                        "loopgrid.kafka.embedded.directory=" + directory,
                        "loopgrid.kafka.embedded.port=0",
                        "loopgrid.kafka.embedded.controller-port=0");
    }

    @Test
    void pointsEveryClientAtTheEmbeddedBrokerWhenNoneIsConfigured() {
        runner().run(context -> {
            String servers = context.getBean(EmbeddedBroker.class).bootstrapServers();
            ConsumerFactory<?, ?> consumers = context.getBean(ConsumerFactory.class);
            assertThat(consumers.getConfigurationProperties())
                    .containsEntry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, List.of(servers));
        });
    }

    @Test
    void startsNoBrokerWhenOneIsConfigured() {
        try (LocalKafka kafka = new LocalKafka(directory)) {
            runner().withPropertyValues("spring.kafka.bootstrap-servers=" + kafka.bootstrapServers())
                    .run(context -> assertThat(context)
                            .hasSingleBean(KafkaClients.class)
                            .doesNotHaveBean(EmbeddedBroker.class));
        }
    }

    @Test
    void saysHowToNameABrokerWhenItContainsNone() {
        runner().withClassLoader(new FilteredClassLoader(KafkaRaftServer.class))
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(BrokerUnavailableException.class)
                        .rootCause()
                        .isInstanceOfSatisfying(
                                BrokerUnavailableException.class,
                                e -> assertThat(e.action()).contains("spring.kafka.bootstrap-servers")));
    }

    @Test
    void stopsTheStartAtAnUnknownSetting() {
        runner().withPropertyValues("loopgrid.kafka.partition=3")
                .run(context ->
                        assertThat(context.getStartupFailure()).hasStackTraceContaining("loopgrid.kafka.partition"));
    }
}
