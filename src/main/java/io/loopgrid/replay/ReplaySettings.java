package io.loopgrid.replay;

import io.loopgrid.loop.LoopSettings;

/**
 * What a replay may be told; everything else is the loop's default.
 *
 * @param horizonMillis how far ahead a signal looks, at least 1
 * @param flatBand the largest |return| that is FLAT; NaN for the running tercile
 * @param fee of a trade, as a fraction of its value
 * @param slippage of a trade, as a fraction of its value
 * @param seed of all randomness
 */
public record ReplaySettings(long horizonMillis, double flatBand, double fee, double slippage, long seed) {
    /** Predictions are kept until their outcome, and nobody asks for them afterwards: about 300 MB when all wait. */
    private static final int KEPT_PREDICTIONS = 200_000;

    /** A price may be as old as a long weekend when the horizon is a day. */
    private static final int PRICE_MAX_AGE_HORIZONS = 4;

    private static final int RECENT_HALF_LIFE_HORIZONS = 2;

    /** The settings of the loop: what is a number of minutes there grows with the horizon. */
    LoopSettings loop() {
        LoopSettings d = LoopSettings.defaults();
        return new LoopSettings(
                horizonMillis,
                d.dimension(),
                d.minCount(),
                d.contextWindow(),
                d.negatives(),
                d.trainShare(),
                d.maxWords(),
                d.maxSymbols(),
                KEPT_PREDICTIONS,
                KEPT_PREDICTIONS,
                d.keptCorrections(),
                d.keptPrices(),
                flatBand,
                Math.max(d.priceMaxAgeMillis(), PRICE_MAX_AGE_HORIZONS * horizonMillis),
                d.priceJumpMillis(),
                Math.max(d.recentHalfLifeMillis(), RECENT_HALF_LIFE_HORIZONS * horizonMillis),
                d.confidentWrong(),
                d.correctionStep(),
                d.windowMillis(),
                fee,
                slippage,
                d.drift(),
                seed);
    }
}
