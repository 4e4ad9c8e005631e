package io.loopgrid.pipeline;

import io.loopgrid.loop.DriftSettings;
import io.loopgrid.loop.LoopSettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The settings of the loop as a person writes them; each is explained where it is used, in {@link LoopSettings}. */
@ConfigurationProperties(value = "loopgrid.loop", ignoreUnknownFields = false)
record LoopProperties(
        Duration horizon,
        int dimension,
        int minCount,
        int contextWindow,
        int negatives,
        double trainShare,
        int maxWords,
        int maxSymbols,
        int keptPredictions,
        int maxPending,
        int keptCorrections,
        int keptPrices,
        String flatBand,
        Duration priceMaxAge,
        Duration priceJump,
        Duration recentHalfLife,
        double confidentWrong,
        double correctionStep,
        Duration window,
        double fee,
        double slippage,
        DriftSettings drift,
        long seed) {
    private static final String RUNNING_TERCILE = "auto";

    LoopSettings toLoopSettings() {
        return new LoopSettings(
                horizon.toMillis(),
                dimension,
                minCount,
                contextWindow,
                negatives,
                trainShare,
                maxWords,
                maxSymbols,
                keptPredictions,
                maxPending,
                keptCorrections,
                keptPrices,
                flatBand.equals(RUNNING_TERCILE) ? Double.NaN : Double.parseDouble(flatBand),
                priceMaxAge.toMillis(),
                priceJump.toMillis(),
                recentHalfLife.toMillis(),
                confidentWrong,
                correctionStep,
                window.toMillis(),
                fee,
                slippage,
                drift,
                seed);
    }
}
