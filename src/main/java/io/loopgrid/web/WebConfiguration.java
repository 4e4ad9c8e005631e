package io.loopgrid.web;

import io.loopgrid.kafka.KafkaClients;
import io.loopgrid.query.CountBook;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.wire.ControlJson;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.ReportModule;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What the calls need: the way into Kafka, the codecs, and the live stream. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class WebConfiguration {
    private static final LongSupplier NOW_MILLIS = System::currentTimeMillis;

    @Bean
    KafkaEventGate eventGate(KafkaClients clients) {
        return new KafkaEventGate(clients);
    }

    @Bean
    Reception reception(EventGate gate, WebSettings settings) {
        return new Reception(gate, settings.maxItems(), NOW_MILLIS);
    }

    @Bean
    TweetIntake tweetIntake(CleanTweets cleaning) {
        return new TweetIntake(cleaning);
    }

    @Bean
    PriceIntake priceIntake() {
        return new PriceIntake(new PriceJson(NOW_MILLIS));
    }

    @Bean
    CorrectionIntake correctionIntake() {
        return new CorrectionIntake(new CorrectionJson(NOW_MILLIS));
    }

    @Bean
    Documents documents(JsonMapper mapper) {
        return new Documents(mapper, new CorrectionJson(NOW_MILLIS), new ControlJson(NOW_MILLIS));
    }

    @Bean
    Orders orders(EventGate gate, Documents documents) {
        return new Orders(gate, new ControlJson(NOW_MILLIS), documents, NOW_MILLIS);
    }

    @Bean
    JsonMapperBuilderCustomizer reports() {
        return builder -> builder.addModule(new ReportModule());
    }

    @Bean
    StreamHub streamHub(WebSettings settings, MeterRegistry meters) {
        return new StreamHub(settings.stream(), meters);
    }

    @Bean
    TopicTail topicTail(KafkaClients clients, StreamHub hub, WebSettings settings) {
        return new TopicTail(clients, hub, settings.stream().signalsPerSecond());
    }

    @Bean
    Pulse pulse(ScoreBook scores, CountBook counts, Documents documents, StreamHub hub) {
        return new Pulse(scores, counts, documents, hub);
    }
}
