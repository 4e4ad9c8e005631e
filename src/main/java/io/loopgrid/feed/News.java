package io.loopgrid.feed;

import java.util.Random;

/**
 * The hidden cause behind a synthetic market: bad, no or good news, and a price that drifts with it.
 *
 * <p>News change at random moments (a Markov chain), and the price is a random walk whose drift is the present news. So what
 * is to come depends on the present news alone: neither past prices nor past news say more, and the best possible accuracy
 * of a prediction over the horizon is that of one who sees the news. One step is one tick.
 */
final class News {
    /** How long news last on average, in horizons: long enough that most horizons see one kind only. */
    private static final double MEAN_HORIZONS = 3;
    /** What good news add to the logarithm of the price over a horizon: several times the usual cost of a trade. */
    static final double DRIFT = 0.006;
    /** The standard deviation of what chance adds over a horizon; its ratio to the drift decides the best accuracy. */
    private static final double NOISE = DRIFT / 3;

    private final Random random;
    private final double change;
    private final double drift;
    private final double noise;
    private int direction;

    /**
     * News of a random kind.
     *
     * @param ticks how many steps a horizon has
     * @param drifts whether the price follows the news; if not, it is chance alone
     */
    News(Random random, double ticks, boolean drifts) {
        this(random, ticks, drifts, random.nextInt(3) - 1);
    }

    News(Random random, double ticks, boolean drifts, int direction) {
        this.random = random;
        this.change = 1 / (MEAN_HORIZONS * ticks);
        this.drift = drifts ? DRIFT / ticks : 0;
        this.noise = NOISE / StrictMath.sqrt(ticks);
        this.direction = direction;
    }

    /** -1 for bad, 0 for no and 1 for good news. */
    int direction() {
        return direction;
    }

    /** Goes one tick on; returns by how much the logarithm of the price changes. */
    double step() {
        double move = direction * drift + noise * random.nextGaussian();
        if (random.nextDouble() < change) {
            // One of the other two, equally likely.
            direction = (direction + 2 + random.nextInt(2)) % 3 - 1;
        }
        return move;
    }
}
