package io.loopgrid.signal;

/**
 * Turns probabilities into an action, net of costs.
 *
 * <p>The edge is P(up) - P(down). When the market moves it moves by {@code move}, so the expected return is edge × move. BUY
 * when the edge is at least {@code minimumEdge} and the expected return exceeds what coming in and going out again costs;
 * SELL the same way round; HOLD otherwise. A small market needs a large edge: at 0.15 % for each trade and moves of 0.5 % it
 * takes an edge of 0.6. With fee and slippage 0 only the edge decides: that shows what a model believes, not what pays.
 *
 * @param fee of each trade, as a fraction of its value, at least 0
 * @param slippage of each trade, as a fraction of the price, at least 0
 * @param minimumEdge the smallest edge worth a signal, 0 to 1; costs come on top
 */
public record DecisionPolicy(double fee, double slippage, double minimumEdge) {
    /** An edge of one in ten: calibrated probabilities of .30 and .40 of the two sides, say. */
    public static final double DEFAULT_MINIMUM_EDGE = 0.1;

    /** Refuses costs below 0 and an edge that no probabilities have. */
    public DecisionPolicy {
        if (!(fee >= 0)) {
            throw new IllegalArgumentException("fee must be >= 0 but was " + fee);
        }
        if (!(slippage >= 0)) {
            throw new IllegalArgumentException("slippage must be >= 0 but was " + slippage);
        }
        if (!(minimumEdge >= 0 && minimumEdge <= 1)) {
            throw new IllegalArgumentException("minimumEdge must be 0 to 1 but was " + minimumEdge);
        }
    }

    /**
     * The action.
     *
     * @param down P(DOWN)
     * @param up P(UP)
     * @param move the mean size of a return over the horizon that is not FLAT; NaN or 0 when not known, which is HOLD
     *     unless trades cost nothing
     */
    public Action decide(double down, double up, double move) {
        double edge = up - down;
        double costs = 2 * (fee + slippage);
        boolean pays = costs == 0 || Math.abs(edge) * move > costs;
        if (!pays || edge == 0 || Math.abs(edge) < minimumEdge) {
            return Action.HOLD;
        }
        return edge > 0 ? Action.BUY : Action.SELL;
    }
}
