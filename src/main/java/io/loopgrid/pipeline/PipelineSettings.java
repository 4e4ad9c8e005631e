package io.loopgrid.pipeline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the job runs.
 *
 * @param parallelism processors per member for work on tweets; 0 for one per core, at most 8
 * @param snapshotInterval how often state is committed
 * @param lateness how far a tweet may lag behind event time and still get a signal
 * @param maxJump how far one record may carry event time forward without a second one agreeing
 * @param idleTimeout how long an input without records holds event time back
 * @param priceLead how far prices are read ahead of the tweets
 * @param trainBudget tokens that a processor trains words on in a second, at most
 * @param rememberedIds ids remembered for deduplication, over all partitions of the tweets
 */
@ConfigurationProperties(value = "loopgrid.pipeline", ignoreUnknownFields = false)
record PipelineSettings(
        int parallelism,
        Duration snapshotInterval,
        Duration lateness,
        Duration maxJump,
        Duration idleTimeout,
        Duration priceLead,
        int trainBudget,
        int rememberedIds) {
    private static final int MAX_PARALLELISM = 8;

    /** Replaces 0 by what this machine has. */
    public PipelineSettings {
        if (parallelism < 0 || rememberedIds < 1 || trainBudget < 1) {
            throw new IllegalArgumentException(
                    "parallelism must be >= 0, train-budget and remembered-ids >= 1 but were " + parallelism + ", "
                            + trainBudget + " and " + rememberedIds);
        }
        if (parallelism == 0) {
            parallelism = Math.min(MAX_PARALLELISM, Runtime.getRuntime().availableProcessors());
        }
    }
}
