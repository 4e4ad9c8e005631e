package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.Moves;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The steps that one correction of a span asks for, summed over its signals, and how many signals those are. */
final class SpanSteps {
    private final Moves moves;
    private int signals;

    SpanSteps(int features) {
        this(new Moves(Label.COUNT, features), 0);
    }

    private SpanSteps(Moves moves, int signals) {
        this.moves = moves;
        this.signals = signals;
    }

    Moves moves() {
        return moves;
    }

    int signals() {
        return signals;
    }

    /** Counts a signal more, or with -1 one less. */
    void count(int number) {
        signals += number;
    }

    void add(SpanSteps other) {
        moves.add(other.moves, 1);
        signals += other.signals;
    }

    /** Adds the mean of the steps, or with a factor of -1 takes it away; nothing when there is no signal. */
    void addMeanTo(Moves sum, int factor) {
        if (signals > 0) {
            sum.add(moves, (float) factor / signals);
            sum.count(factor);
        }
    }

    static void writeAll(Map<String, SpanSteps> spans, DataOutput out) throws IOException {
        out.writeInt(spans.size());
        for (Map.Entry<String, SpanSteps> span : spans.entrySet()) {
            Fields.writeText(span.getKey(), out);
            span.getValue().moves.write(out);
            out.writeInt(span.getValue().signals);
        }
    }

    static Map<String, SpanSteps> readAll(DataInput in) throws IOException {
        Map<String, SpanSteps> spans = new TreeMap<>();
        for (int i = Fields.readSize(in); i > 0; i--) {
            spans.put(Fields.readText(in), new SpanSteps(Moves.read(in), in.readInt()));
        }
        return spans;
    }
}
