package io.loopgrid.feed;

import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.query.ControlBook;
import io.loopgrid.query.FeedDuty;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feeds, and which of them start with the process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FeedSettings.class)
class FeedConfiguration {
    @Bean
    Feed syntheticFeed(FeedSettings settings, @Value("${loopgrid.horizon}") Duration horizon, KafkaClients clients) {
        return new SyntheticFeed(
                settings.synthetic().plan(horizon),
                settings.synthetic().history().toMillis(),
                settings.synthetic().historySpeed(),
                clients,
                System::currentTimeMillis);
    }

    @Bean
    Feed fileFeed(FeedSettings settings, KafkaClients clients) {
        return new FileFeed(settings.files(), clients, System::currentTimeMillis);
    }

    @Bean
    Feed vectorFeed(
            FeedSettings settings,
            @Value("${loopgrid.loop.dimension}") int dimension,
            @Value("${loopgrid.loop.max-words}") int maxWords,
            KafkaClients clients) {
        return new VectorFeed(settings.vectors(), dimension, maxWords, clients);
    }

    @Bean
    Feeds feeds(List<Feed> feeds, FeedSettings settings, ControlBook controls, FeedDuty duty, KafkaClients clients) {
        Set<String> atStart = new HashSet<>();
        if (settings.files().isConfigured()) {
            atStart.add(FileFeed.NAME);
        } else if (settings.synthetic().enabled()) {
            atStart.add(SyntheticFeed.NAME);
        }
        if (settings.vectors().isConfigured()) {
            atStart.add(VectorFeed.NAME);
        }
        return new Feeds(feeds, atStart, controls, duty, new KafkaControlSender(clients));
    }
}
