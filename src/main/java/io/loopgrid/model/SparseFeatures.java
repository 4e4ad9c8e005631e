package io.loopgrid.model;

/**
 * What occurs in one example, of very many things that could: places in a table of 2^{@value #BITS}, each with a value; all
 * other features are 0. Cannot change.
 */
public final class SparseFeatures {
    /** A million places: of the 200,000 different words, pairs and parts of words in 10,000 headlines a tenth share one. */
    static final int BITS = 20;

    private final int[] places;
    private final float[] values;
    private final int exact;

    /**
     * Takes the arrays as its own: nobody else may change them.
     *
     * @param places each from {@link #placeOf}, without repeats
     * @param values of the features at those places, as many
     * @param exact so many of them, at the front, are whole words and pairs; what follows is looser
     */
    public SparseFeatures(int[] places, float[] values, int exact) {
        if (places.length != values.length || exact < 0 || exact > places.length) {
            throw new IllegalArgumentException("places, values and exact must fit but were " + places.length + ", "
                    + values.length + " and " + exact);
        }
        this.places = places;
        this.values = values;
        this.exact = exact;
    }

    /** The place of what has this hash, whose bits should be well mixed. */
    public static int placeOf(long hash) {
        return (int) (hash >>> (Long.SIZE - BITS));
    }

    /** How many features are not 0. */
    public int size() {
        return places.length;
    }

    int exact() {
        return exact;
    }

    int place(int i) {
        return places[i];
    }

    /** The value of the i-th feature. */
    public float value(int i) {
        return values[i];
    }
}
