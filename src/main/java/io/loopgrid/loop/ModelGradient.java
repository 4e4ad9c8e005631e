package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.SoftmaxGradient;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a batch of examples teaches the model of one symbol. Not thread-safe; not changed after it was sent.
 *
 * <p>The steps of a span's correction stand apart, by the correction's id, because they are averaged over all signals of
 * the span, and those come from many owners.
 */
final class ModelGradient implements ModelEvent {
    private final int features;
    private final SoftmaxGradient sum;
    private final Map<String, SpanSteps> spans;

    ModelGradient(int features) {
        this(features, new SoftmaxGradient(Label.COUNT, features), new TreeMap<>());
    }

    private ModelGradient(int features, SoftmaxGradient sum, Map<String, SpanSteps> spans) {
        this.features = features;
        this.sum = sum;
        this.spans = spans;
    }

    /** Price labels and corrections of single signals. */
    SoftmaxGradient sum() {
        return sum;
    }

    /** Corrections of spans. */
    Map<String, SpanSteps> spans() {
        return spans;
    }

    /** The steps of one span's correction, for more to be added. */
    SpanSteps ofSpan(String correction) {
        return spans.computeIfAbsent(correction, id -> new SpanSteps(features));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(features);
        sum.write(out);
        SpanSteps.writeAll(spans, out);
    }

    static ModelGradient read(DataInput in) throws IOException {
        return new ModelGradient(in.readInt(), SoftmaxGradient.read(in), SpanSteps.readAll(in));
    }
}
