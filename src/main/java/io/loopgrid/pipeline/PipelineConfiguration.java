package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastInstance;
import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.GridSettings;
import io.loopgrid.grid.KafkaDurableLog;
import io.loopgrid.grid.MemberConfig;
import io.loopgrid.grid.StateRestore;
import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.Replica;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The member, what its processors need, and the job's start. Spring closes them in the reverse order. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GridSettings.class, LoopProperties.class, PipelineSettings.class, WordProperties.class})
class PipelineConfiguration {
    private static final String STATE_READER = "loopgrid-state";

    @Bean
    LoopSettings loopSettings(LoopProperties properties) {
        return properties.toLoopSettings();
    }

    @Bean
    Replica replica(LoopSettings settings) {
        return new Replica(settings);
    }

    @Bean(destroyMethod = "shutdown")
    HazelcastInstance member(GridSettings grid, PipelineSettings pipeline) {
        return MemberConfig.start(grid, EventCodecs.byAddress(), pipeline.parallelism());
    }

    @Bean(destroyMethod = "close")
    KafkaDurableLog durableLog(KafkaClients kafka, GridSettings grid) {
        return new KafkaDurableLog(
                name -> kafka.producer(name, stateProducer(name)),
                kafka::admin,
                grid,
                Topics.STATE_ROWS,
                Topics.STATE_COMMITS);
    }

    private static Map<String, Object> stateProducer(String name) {
        return Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                name,
                // Longer than an outage of the broker that the job sits out; whoever starts anew does not wait for it.
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                600_000,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 << 10,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4");
    }

    /** What fits challengers: one at a time, and nobody waits for it. */
    @Bean(destroyMethod = "shutdownNow")
    ExecutorService fits() {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "fits");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    GridServices gridServices(
            HazelcastInstance member, KafkaDurableLog log, LoopSettings loop, Replica replica, ExecutorService fits) {
        GridServices services = new GridServices(
                member,
                log,
                new SymbolClocks(replica, loop.priceMaxAgeMillis() + loop.horizonMillis()),
                LoopFunctions.all(loop, replica, fits));
        services.register();
        return services;
    }

    @Bean(destroyMethod = "close")
    InputQuestion inputQuestion(KafkaClients kafka) {
        return new InputQuestion(kafka.admin());
    }

    @Bean
    PipelineServices pipelineServices(
            HazelcastInstance member,
            GridServices grid,
            KafkaClients kafka,
            LoopSettings loop,
            PipelineSettings settings,
            Replica replica,
            InputQuestion question) {
        PipelineServices services = new PipelineServices(grid, kafka, loop, settings, replica, new Survey(question));
        services.register(member);
        return services;
    }

    @Bean
    JobKeeper jobKeeper(
            HazelcastInstance member,
            GridServices services,
            PipelineServices stages,
            KafkaClients kafka,
            Departure departure,
            GridSettings grid,
            PipelineSettings settings) {
        StateRestore restore = new StateRestore(
                member, services, grid, config -> kafka.consumer(STATE_READER, config), settings.parallelism());
        return new JobKeeper(member, services, restore, departure, grid, settings, System::nanoTime);
    }

    @Bean
    Departure departure(HazelcastInstance member, GridServices services, GridSettings grid) {
        return new Departure(member, services, grid);
    }

    @Bean
    JobStarter jobStarter(JobKeeper keeper, Departure departure, GridSettings grid) {
        return new JobStarter(keeper, departure, grid);
    }
}
