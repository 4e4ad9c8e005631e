package io.loopgrid.model;

import io.loopgrid.linalg.Exponential;
import java.io.DataOutput;
import java.io.IOException;

/**
 * In how many texts each thing has occurred, by its place: what occurs everywhere says little of one text (the inverse
 * document frequency of Spärck Jones 1972). 4 bytes for each of 2^{@value SparseFeatures#BITS} places. For one thread.
 */
public final class Rarity {
    private final int[] texts = new int[1 << SparseFeatures.BITS];
    private int all = 1;

    /** Nothing has occurred yet. */
    public Rarity() {}

    /** A text has come; {@link #see} tells what is in it. */
    public void begin() {
        all++;
    }

    /**
     * How much an occurrence in the text at hand tells: the root of ln((1 + texts) / (1 + earlier texts with it)), because the
     * logarithm alone drowns what is common in what is merely rare. Then counts it.
     */
    public float see(int place) {
        int before = texts[place];
        texts[place] = before + 1;
        return (float) Math.sqrt(Exponential.log((1.0 + all) / (1.0 + before)));
    }

    /** Writes every count that is not 0, after its place. */
    public void write(DataOutput out) throws IOException {
        for (int place = 0; place < texts.length; place++) {
            if (texts[place] != 0) {
                out.writeInt(place);
                out.writeInt(texts[place]);
            }
        }
        out.writeInt(all);
    }
}
