package io.loopgrid.event;

/** The class of a return over the horizon; the order is the order of every probability vector. */
public enum Label {
    /** The return is below minus the flat band. */
    DOWN,
    /** The return's size is within the flat band. */
    FLAT,
    /** The return is above the flat band. */
    UP;

    /** How many classes there are. */
    public static final int COUNT = 3;

    private static final Label[] VALUES = values();

    /** The label at a place of a probability vector. */
    public static Label at(int index) {
        return VALUES[index];
    }

    /**
     * The class of a return.
     *
     * @param change the return over the horizon, as a fraction
     * @param flatBand the largest size that is still FLAT, at least 0
     */
    public static Label of(double change, double flatBand) {
        if (Math.abs(change) <= flatBand) {
            return FLAT;
        }
        return change > 0 ? UP : DOWN;
    }
}
