package io.loopgrid.evaluation;

import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How well the last class was told from the first, where the label is one of the two: of a market, up from down. Whether
 * there will be a move at all is left out: that follows from how much a market moved before, which needs no tweet and earns
 * nothing.
 */
final class Direction {
    private static final double SMALLEST = 1e-12;

    private final int last;
    private final RunningShares shares = new RunningShares(2);
    private double loss;
    private double priorLoss;
    private double lastLoss;
    private double lastPriorLoss;

    Direction(int classes) {
        this.last = classes - 1;
    }

    /** Adds a prediction; one whose label is neither adds nothing. */
    void add(float[] probabilities, int label, long timeMillis, long knownMillis) {
        lastLoss = 0;
        lastPriorLoss = 0;
        if (label != 0 && label != last) {
            return;
        }
        shares.reach(timeMillis);
        int side = label == 0 ? 0 : 1;
        double both = (double) probabilities[0] + probabilities[last];
        double share = both > 0 ? probabilities[label] / both : 0.5;
        lastLoss = -Exponential.log(Math.max(SMALLEST, share));
        lastPriorLoss = -Exponential.log(shares.probability(side));
        loss += lastLoss;
        priorLoss += lastPriorLoss;
        shares.add(side, knownMillis);
    }

    /** What the prediction added last has lost. */
    double lastLoss() {
        return lastLoss;
    }

    /** What the shares so far have lost by it. */
    double lastPriorLoss() {
        return lastPriorLoss;
    }

    /** 1 - log loss / log loss of the shares so far; NaN when there was no move. */
    double skill() {
        return 1 - loss / priorLoss;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(loss);
        out.writeDouble(priorLoss);
        shares.write(out);
    }

    void read(DataInput in) throws IOException {
        loss = in.readDouble();
        priorLoss = in.readDouble();
        shares.read(in);
    }
}
