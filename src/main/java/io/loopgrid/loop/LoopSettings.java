package io.loopgrid.loop;

/**
 * Everything the loop may be told. All bounds are counts over all partitions unless the name says otherwise.
 *
 * @param horizonMillis how far ahead a signal looks, at least 1
 * @param dimension numbers in a word's vector
 * @param minCount how often a word must be seen before it has a vector
 * @param contextWindow most tokens to each side of a target that are its context
 * @param negatives noise words for each context word
 * @param trainShare which share of the tokens is trained on as targets, 0 to 1
 * @param maxWords words that may have a row
 * @param maxSymbols symbols that may have a market and a model
 * @param keptPredictions predictions kept for outcomes, corrections and explanations
 * @param maxPending predictions of one predictor that may wait for their outcome; beyond half of it signals are sampled
 * @param keptCorrections corrections in the audit log
 * @param keptPrices encodings of the market kept for each symbol
 * @param flatBand the largest |return| that is FLAT; NaN for the running tercile
 * @param priceMaxAgeMillis an older price does not tell what the price is
 * @param priceJumpMillis a price further ahead of the last one waits until a second one agrees
 * @param recentHalfLifeMillis after which a tweet counts half in the mean of recent tweets
 * @param confidentWrong the least probability of a wrong label whose mistake reaches the words
 * @param correctionStep by how much a correction moves the logits of the very tweet it is about
 * @param windowMillis the length of a window that tweets are counted in
 * @param fee of a trade, as a fraction of its value
 * @param slippage of a trade, as a fraction of its value
 * @param drift how drift is found and what is done about it
 * @param seed of all randomness
 */
public record LoopSettings(
        long horizonMillis,
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
        double flatBand,
        long priceMaxAgeMillis,
        long priceJumpMillis,
        long recentHalfLifeMillis,
        double confidentWrong,
        double correctionStep,
        long windowMillis,
        double fee,
        double slippage,
        DriftSettings drift,
        long seed) {
    private static final long MINUTE = 60_000;

    /** Refuses numbers outside their range. */
    public LoopSettings {
        requirePositive("horizonMillis", horizonMillis);
        requirePositive("dimension", dimension);
        requirePositive("minCount", minCount);
        requirePositive("contextWindow", contextWindow);
        requirePositive("negatives", negatives);
        requireShare("trainShare", trainShare);
        requirePositive("maxWords", maxWords);
        requirePositive("maxSymbols", maxSymbols);
        requirePositive("keptPredictions", keptPredictions);
        requirePositive("maxPending", maxPending);
        requirePositive("keptCorrections", keptCorrections);
        requirePositive("keptPrices", keptPrices);
        if (flatBand < 0) {
            throw new IllegalArgumentException("flatBand must be >= 0 or NaN but was " + flatBand);
        }
        requirePositive("priceMaxAgeMillis", priceMaxAgeMillis);
        requirePositive("priceJumpMillis", priceJumpMillis);
        requirePositive("recentHalfLifeMillis", recentHalfLifeMillis);
        requireShare("confidentWrong", confidentWrong);
        requireShare("correctionStep", correctionStep);
        requirePositive("windowMillis", windowMillis);
        requireShare("fee", fee);
        requireShare("slippage", slippage);
    }

    /** What `application.yml` says when nothing else is said. */
    public static LoopSettings defaults() {
        return new LoopSettings(
                5 * MINUTE,
                64,
                2,
                5,
                5,
                0.25,
                100_000,
                256,
                25_000,
                25_000,
                10_000,
                65_536,
                Double.NaN,
                60 * MINUTE,
                7 * 24 * 60 * MINUTE,
                5 * MINUTE,
                0.6,
                1.0,
                5_000,
                0.001,
                0.0005,
                DriftSettings.defaults(),
                1);
    }

    /** The same with another horizon, and recent tweets that fade as fast. */
    public LoopSettings withHorizonMillis(long millis) {
        return new LoopSettings(
                millis,
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
                flatBand,
                priceMaxAgeMillis,
                priceJumpMillis,
                millis,
                confidentWrong,
                correctionStep,
                windowMillis,
                fee,
                slippage,
                drift,
                seed);
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1 but was " + value);
        }
    }

    private static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be 0 to 1 but was " + value);
        }
    }
}
