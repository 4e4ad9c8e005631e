package io.loopgrid.num2vec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The value below which a third of the sizes seen so far lies, the newer ones counting more.
 *
 * <p>A histogram over powers of two with 16 equal parts each, found from the bits of the number: no logarithm, the same on
 * every JDK, and off by at most 1/32 of the value, less by interpolation. P² (Jain and Chlamtac 1985) needs less memory but
 * cannot forget, and follows a market that calms down only after as long as it was wild. Zero has a place of its own,
 * because prices that do not move are common; so have all sizes below 2^-24.
 */
final class RunningTercile {
    private static final int PARTS_SHIFT = 48;
    private static final int LOWEST = (1023 - 24) << 4;
    private static final int PLACES = 28 << 4;
    private static final double THIRD = 1.0 / 3;
    private static final double LARGEST_WEIGHT = 1e12;

    private final double[] weights = new double[PLACES];
    private double zeros;
    private double total;
    private double newestWeight = 1;

    /**
     * Adds a size.
     *
     * @param size finite, at least 0
     * @param forget the share of all earlier weight that is lost, 0 to below 1
     */
    void add(double size, double forget) {
        newestWeight /= 1 - forget;
        if (newestWeight > LARGEST_WEIGHT) {
            rescale();
        }
        int place = (int) (Double.doubleToRawLongBits(size) >>> PARTS_SHIFT) - LOWEST;
        if (place < 0) {
            zeros += newestWeight;
        } else {
            weights[Math.min(place, PLACES - 1)] += newestWeight;
        }
        total += newestWeight;
    }

    /** The tercile, 0 before the first size. */
    double value() {
        double wanted = total * THIRD - zeros;
        if (wanted <= 0) {
            return 0;
        }
        for (int place = 0; place < PLACES; place++) {
            if (weights[place] >= wanted) {
                double low = edge(place);
                return low + (edge(place + 1) - low) * (wanted / weights[place]);
            }
            wanted -= weights[place];
        }
        return edge(PLACES);
    }

    private static double edge(int place) {
        return Double.longBitsToDouble((long) (place + LOWEST) << PARTS_SHIFT);
    }

    private void rescale() {
        for (int place = 0; place < PLACES; place++) {
            weights[place] /= newestWeight;
        }
        zeros /= newestWeight;
        total /= newestWeight;
        newestWeight = 1;
    }

    /** Writes the places that hold something: a few dozen. */
    void write(DataOutput out) throws IOException {
        int used = 0;
        for (double weight : weights) {
            used += weight > 0 ? 1 : 0;
        }
        out.writeDouble(zeros);
        out.writeDouble(total);
        out.writeDouble(newestWeight);
        out.writeInt(used);
        for (int place = 0; place < PLACES; place++) {
            if (weights[place] > 0) {
                out.writeShort(place);
                out.writeDouble(weights[place]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        zeros = in.readDouble();
        total = in.readDouble();
        newestWeight = in.readDouble();
        int used = in.readInt();
        for (int i = 0; i < used; i++) {
            int place = in.readShort();
            weights[place] = in.readDouble();
        }
    }
}
