package io.loopgrid.feed;

import io.loopgrid.event.Symbol;

/**
 * What a synthetic market is like.
 *
 * @param symbol what its tweets speak of
 * @param seed the same plan with the same seed gives the same events
 * @param horizonMillis over which span the planted words tell the return
 * @param tickMillis from one price to the next
 * @param tweetsPerSecond of event time
 * @param words how many words there are that mean nothing
 * @param plantedWords how many words move the price, half of them up and half of them down; 0 plants no relation at all
 * @param flipAfterOutcomes after how many outcomes some words flip their meaning, again and again; 0 means never
 * @param flippedWords how many words flip at once; even, at most plantedWords
 */
record MarketPlan(
        Symbol symbol,
        long seed,
        long horizonMillis,
        long tickMillis,
        double tweetsPerSecond,
        int words,
        int plantedWords,
        long flipAfterOutcomes,
        int flippedWords) {
    MarketPlan {
        require(horizonMillis >= 2 * tickMillis, "horizon", ">= 2 ticks", horizonMillis);
        require(tickMillis >= 1, "tick", ">= 1 ms", tickMillis);
        require(tweetsPerSecond > 0, "tweets-per-second", "> 0", tweetsPerSecond);
        require(words >= 100 && words <= 50_000, "words", "from 100 to 50000", words);
        require(plantedWords >= 0 && plantedWords % 2 == 0, "planted-words", "even and >= 0", plantedWords);
        require(flipAfterOutcomes >= 0, "flip-after-outcomes", ">= 0", flipAfterOutcomes);
        require(
                flippedWords >= 0 && flippedWords % 2 == 0 && flippedWords <= plantedWords,
                "flipped-words",
                "even and at most planted-words",
                flippedWords);
    }

    boolean isPlanted() {
        return plantedWords > 0;
    }

    private static void require(boolean holds, String name, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "loopgrid.feed.synthetic." + name + " must be " + rule + " but was " + value);
        }
    }
}
