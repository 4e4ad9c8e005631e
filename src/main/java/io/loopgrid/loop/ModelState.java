package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import io.loopgrid.model.OnlineSoftmax;
import io.loopgrid.model.SoftmaxGradient;
import io.loopgrid.model.SoftmaxState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/** The model of one symbol, and the steps of the newest corrections of spans, so that they can be averaged and taken back. */
public final class ModelState {
    /** How many spans are remembered; what an older one taught stays as it is. */
    private static final int KEPT_SPANS = 64;

    private final SoftmaxState softmax;
    private final Map<String, SpanSteps> spans = new TreeMap<>();
    private final ArrayDeque<String> spansInOrder = new ArrayDeque<>();

    ModelState(SoftmaxState softmax) {
        this.softmax = softmax;
    }

    /** The classifier. */
    public SoftmaxState softmax() {
        return softmax;
    }

    /**
     * Adds steps of a span to what is known of it, and the change of their mean to a sum. So the mean is right after the
     * last of the span's signals, in whatever order they come, and is taken back as they are.
     */
    void average(String correction, SpanSteps more, int features, SoftmaxGradient sum) {
        SpanSteps span = spans.get(correction);
        if (span == null) {
            span = new SpanSteps(features);
            spans.put(correction, span);
            spansInOrder.add(correction);
        }
        span.addMeanTo(sum, -1);
        span.add(more);
        span.addMeanTo(sum, 1);
        if (spansInOrder.size() > KEPT_SPANS) {
            spans.remove(spansInOrder.remove());
        }
    }

    static Codec<ModelState> codec(OnlineSoftmax model) {
        return new StateCodec(model);
    }

    private static final class StateCodec implements Codec<ModelState> {
        private final OnlineSoftmax model;

        StateCodec(OnlineSoftmax model) {
            this.model = model;
        }

        @Override
        public void write(ModelState state, DataOutput out) throws IOException {
            model.write(state.softmax, out);
            out.writeInt(state.spansInOrder.size());
            for (String correction : state.spansInOrder) {
                Fields.writeText(correction, out);
            }
            SpanSteps.writeAll(state.spans, out);
        }

        @Override
        public ModelState read(int version, DataInput in) throws IOException {
            ModelState state = new ModelState(model.read(in));
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.spansInOrder.add(Fields.readText(in));
            }
            state.spans.putAll(SpanSteps.readAll(in));
            return state;
        }
    }
}
