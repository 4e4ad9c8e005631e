package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.Moves;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What was taught because of a correction, so that it can be taken back exactly. Cannot change. */
final class CorrectionStep {
    private final Verdict verdict;
    private final float[] from;
    private final float size;
    private final float[] words;

    /**
     * The arrays are taken as its own: nobody else may change them.
     *
     * @param verdict the correction that was learned
     * @param from what was held of each label before: the part that goes to the right one
     * @param size by how much logits of the very features move when all of it goes
     * @param words the gradient of the text's embedding that reached the words; empty when none did
     */
    CorrectionStep(Verdict verdict, float[] from, float size, float[] words) {
        this.verdict = verdict;
        this.from = from;
        this.size = size;
        this.words = words;
    }

    Verdict verdict() {
        return verdict;
    }

    /** To be read only. */
    float[] words() {
        return words;
    }

    /** Adds the step to a sum, or with a sign of -1 what takes it back. */
    void addTo(Moves sum, float[] features, int sign) {
        int right = verdict.label().ordinal();
        for (int label = 0; label < Label.COUNT; label++) {
            if (label != right && from[label] > 0) {
                sum.move(features, right, label, sign * 2 * size * from[label]);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        verdict.write(out);
        Fields.writeFloats(from, out);
        out.writeFloat(size);
        Fields.writeFloats(words, out);
    }

    static CorrectionStep read(DataInput in) throws IOException {
        return new CorrectionStep(Verdict.read(in), Fields.readFloats(in), in.readFloat(), Fields.readFloats(in));
    }
}
