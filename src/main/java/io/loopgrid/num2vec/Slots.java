package io.loopgrid.num2vec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where an encoding's slots are, and their form in memory.
 *
 * <p>All forms have slots of their own, so that a weight means the same after a symbol has changed its form; those that it does
 * not use are 0. In memory there are only the used ones, a byte each in steps of 1/84: a return is told to a fortieth of its
 * deviation, 65,536 encodings of a symbol take 5 MB, and 0, 1 and their halves are exact.
 */
final class Slots {
    /** Returns over six spans, volatility, volume. */
    static final int INPUTS = 8;

    static final int BINS = 4;
    /** A sine and a cosine. */
    static final int WAVES = 2;

    static final int BINS_FROM = INPUTS;
    static final int PERIODIC_FROM = BINS_FROM + INPUTS * BINS;
    static final int COUNT = PERIODIC_FROM + INPUTS * WAVES;
    /** The most bytes that an encoding takes. */
    static final int MOST_PACKED = INPUTS + INPUTS * BINS;

    private static final float STEPS = 84f;

    private Slots() {}

    /** What each slot says, in their order. */
    static List<String> names(List<String> inputs) {
        List<String> names = new ArrayList<>(inputs);
        for (String input : inputs) {
            for (int bin = 1; bin <= BINS; bin++) {
                names.add(input + " bin " + bin);
            }
        }
        for (String input : inputs) {
            names.add("sin " + input);
            names.add("cos " + input);
        }
        return List.copyOf(names);
    }

    static int packedSize(EncodingForm form) {
        return INPUTS + form.size;
    }

    /** The used slots as bytes: the numbers, then those of the form. A value beyond ±1.5 counts as that. */
    static byte[] pack(float[] used, EncodingForm form) {
        byte[] packed = new byte[packedSize(form)];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (byte) Math.round(Math.max(-1.5f, Math.min(1.5f, used[i])) * STEPS);
        }
        return packed;
    }

    /** Writes all slots to {@code dst[from…]}. Some 20 nanoseconds. */
    static void unpack(byte[] packed, int at, EncodingForm form, float[] dst, int from) {
        for (int i = 0; i < INPUTS; i++) {
            dst[from + i] = packed[at + i] / STEPS;
        }
        Arrays.fill(dst, from + INPUTS, from + COUNT, 0f);
        for (int i = 0; i < form.size; i++) {
            dst[from + form.from + i] = packed[at + INPUTS + i] / STEPS;
        }
    }
}
