package io.loopgrid.ops;

import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.SimilarityBook;
import io.loopgrid.query.StatusBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Health and metrics. */
@Configuration(proxyBeanMethods = false)
class OpsConfiguration {
    /** Named {@code loop} among the health contributors. */
    @Bean
    LoopHealth loopHealthIndicator(StatusBook statuses) {
        return new LoopHealth(statuses);
    }

    @Bean
    LoopMeters loopMeters(StatusBook statuses, ScoreBook scores) {
        return new LoopMeters(statuses, scores);
    }

    @Bean
    SimilarityMeters similarityMeters(SimilarityBook similarities) {
        return new SimilarityMeters(similarities);
    }
}
