package io.loopgrid.num2vec;

import io.loopgrid.event.Label;
import io.loopgrid.linalg.Exponential;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * Finds out which form of encoding foretells a symbol's returns best. Each form has a small softmax of its own that foretells
 * the label over the horizon from prices alone, before it is known, and learns it after; so has the share of the classes,
 * as a yardstick. The frequencies of the periodic terms learn from the same labels.
 *
 * <p>Where prices are rarer than the horizon, the label is that of the next price. Examples are at least a sixteenth of a
 * horizon apart, so at most 17 wait for their label however fast prices come, and one that overlaps the one before counts for
 * less. For one thread; some four microseconds a price.
 */
final class FormChoice {
    private static final EncodingForm[] FORMS = EncodingForm.values();
    /** The head that knows nothing but the classes' shares. */
    static final int SHARES = FORMS.length;

    private static final int HEADS = FORMS.length + 1;
    private static final int EXAMPLES_PER_HORIZON = 16;
    private static final double MEMORY_EXAMPLES = 2000;
    private static final long OLDEST_NEXT_MILLIS = 7 * 24 * 3_600_000L;
    private static final double SMALLEST = 1e-9;

    private final long horizonMillis;
    private final QuantileBins[] bins = new QuantileBins[Slots.INPUTS];
    private final PeriodicTerms terms = new PeriodicTerms();
    private final SoftmaxHead[] heads = new SoftmaxHead[HEADS];
    private final FormScores scores = new FormScores(HEADS);
    private final RunningTercile band = new RunningTercile();
    private final ArrayDeque<Foretold> waiting = new ArrayDeque<>();
    private long newestMillis = Long.MIN_VALUE;

    private final float[][] x = new float[HEADS][];
    private final float[] errors = new float[Label.COUNT];
    private final float[] gradient = new float[Slots.INPUTS];
    private final double[] given = new double[HEADS];

    FormChoice(long horizonMillis) {
        this.horizonMillis = horizonMillis;
        for (int i = 0; i < bins.length; i++) {
            bins[i] = new QuantileBins();
        }
        for (int h = 0; h < HEADS; h++) {
            int inputs = h == SHARES ? 1 : Slots.packedSize(FORMS[h]) + 1;
            heads[h] = new SoftmaxHead(inputs);
            x[h] = new float[inputs];
            x[h][inputs - 1] = 1f;
        }
    }

    FormScores scores() {
        return scores;
    }

    PeriodicTerms terms() {
        return terms;
    }

    QuantileBins bins(int input) {
        return bins[input];
    }

    /**
     * Learns the labels that a price makes known, then foretells the next one.
     *
     * @param numbers the market's, in deviations; NaN for what is not known
     * @param before the price before, NaN when there was none
     * @param beforeMillis when that was
     * @return the used slots of the form that is used
     */
    byte[] learn(long now, double price, float[] numbers, double before, long beforeMillis) {
        settle(now, price, before, beforeMillis);
        for (int i = 0; i < bins.length; i++) {
            if (!Float.isNaN(numbers[i])) {
                bins[i].add(numbers[i]);
            }
        }
        encode(numbers);
        foretell(now, price, numbers);
        return Slots.pack(x[scores.form().ordinal()], scores.form());
    }

    private void encode(float[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            float raw = Float.isNaN(numbers[i]) ? 0 : numbers[i] / 2;
            for (EncodingForm form : FORMS) {
                x[form.ordinal()][i] = raw;
            }
            bins[i].encode(numbers[i], x[EncodingForm.BINS.ordinal()], Slots.INPUTS + i * Slots.BINS);
        }
        terms.encode(numbers, x[EncodingForm.PERIODIC.ordinal()], Slots.INPUTS);
    }

    private void foretell(long now, double price, float[] numbers) {
        if (!waiting.isEmpty() && now - newestMillis < horizonMillis / EXAMPLES_PER_HORIZON) {
            return;
        }
        double since = newestMillis == Long.MIN_VALUE ? horizonMillis : now - newestMillis;
        float share = (float) Math.min(1, since / horizonMillis);
        Foretold example =
                new Foretold(now, price, band.value(), share, numbers.clone(), new float[HEADS * Label.COUNT]);
        float[] said = new float[Label.COUNT];
        for (int h = 0; h < HEADS; h++) {
            heads[h].probabilities(x[h], said);
            System.arraycopy(said, 0, example.said, h * Label.COUNT, Label.COUNT);
        }
        waiting.add(example);
        newestMillis = now;
    }

    private void settle(long now, double price, double before, long beforeMillis) {
        for (Foretold next = waiting.peek(); next != null && next.due(horizonMillis) <= now; next = waiting.peek()) {
            waiting.remove();
            boolean isToldBefore = beforeMillis > next.timeMillis && next.due(horizonMillis) < now;
            if (isToldBefore || now - next.due(horizonMillis) <= OLDEST_NEXT_MILLIS) {
                learn(next, (isToldBefore ? before : price) / next.price - 1);
            }
        }
    }

    private void learn(Foretold example, double change) {
        int label = Label.of(change, example.flatBand).ordinal();
        for (int h = 0; h < HEADS; h++) {
            given[h] = Exponential.log(Math.max(SMALLEST, example.said[h * Label.COUNT + label]));
        }
        scores.add(given, example.share);
        encode(example.numbers);
        for (int h = 0; h < HEADS; h++) {
            heads[h].probabilities(x[h], errors);
            errors[label] -= 1;
            if (h == EncodingForm.PERIODIC.ordinal()) {
                terms.gradient(example.numbers, x[h], Slots.INPUTS, heads[h], errors, gradient);
                terms.learn(gradient, example.share);
            }
            heads[h].learn(x[h], errors, example.share);
        }
        band.add(Math.abs(change), example.share / MEMORY_EXAMPLES);
    }

    /** What the heads said at a time; {@code said} has the classes of each head, one after the other. */
    private record Foretold(
            long timeMillis, double price, double flatBand, float share, float[] numbers, float[] said) {
        long due(long horizonMillis) {
            return timeMillis + horizonMillis;
        }
    }

    void write(DataOutput out) throws IOException {
        for (QuantileBins of : bins) {
            of.write(out);
        }
        terms.write(out);
        for (SoftmaxHead head : heads) {
            head.write(out);
        }
        scores.write(out);
        band.write(out);
        out.writeLong(newestMillis);
        out.writeByte(waiting.size());
        for (Foretold example : waiting) {
            out.writeLong(example.timeMillis);
            out.writeDouble(example.price);
            out.writeDouble(example.flatBand);
            out.writeFloat(example.share);
            write(example.numbers, out);
            write(example.said, out);
        }
    }

    private static void write(float[] values, DataOutput out) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    void read(DataInput in) throws IOException {
        for (QuantileBins of : bins) {
            of.read(in);
        }
        terms.read(in);
        for (SoftmaxHead head : heads) {
            head.read(in);
        }
        scores.read(in);
        band.read(in);
        newestMillis = in.readLong();
        for (int i = in.readByte(); i > 0; i--) {
            long time = in.readLong();
            double price = in.readDouble();
            double flatBand = in.readDouble();
            float share = in.readFloat();
            float[] numbers = read(in, Slots.INPUTS);
            waiting.add(new Foretold(time, price, flatBand, share, numbers, read(in, HEADS * Label.COUNT)));
        }
    }

    private static float[] read(DataInput in, int count) throws IOException {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
