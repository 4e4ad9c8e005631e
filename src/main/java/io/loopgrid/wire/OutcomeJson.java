package io.loopgrid.wire;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.signal.Action;
import io.loopgrid.text.Rejected;
import org.jspecify.annotations.Nullable;

/** The outcomes of topic {@code outcomes}. Safe for use by several threads. */
public final class OutcomeJson {
    private static final byte[] SIGNAL = JsonBytes.literal("{\"signal\":");
    private static final byte[] SYMBOL = JsonBytes.literal(",\"symbol\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] RETURN = JsonBytes.literal(",\"return\":");
    private static final byte[] LABEL = JsonBytes.literal(",\"label\":\"");
    private static final byte[] PREDICTED = JsonBytes.literal("\",\"predicted\":\"");
    private static final byte[] ACTION = JsonBytes.literal("\",\"action\":\"");
    private static final byte[] CORRECT = JsonBytes.literal("\",\"correct\":");
    private static final byte[] SOURCE = JsonBytes.literal(",\"source\":\"");
    private static final byte[] END = JsonBytes.literal("\"}");

    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /** Writes an outcome; an unknown return is null. */
    public byte[] write(Outcome outcome) {
        JsonBytes out = bytes.get().begin();
        out.raw(SIGNAL).string(outcome.signal());
        out.raw(SYMBOL).string(outcome.symbol().name());
        out.raw(TIME).number(outcome.timeMillis());
        out.raw(RETURN).number(outcome.change());
        out.raw(LABEL).ascii(outcome.label().name());
        out.raw(PREDICTED).ascii(outcome.predicted().name());
        out.raw(ACTION).ascii(outcome.action().name());
        out.raw(CORRECT).ascii(outcome.correct() ? "true" : "false");
        out.raw(SOURCE).ascii(outcome.source().name());
        return out.raw(END).done();
    }

    /** Reads an outcome; {@code correct} is computed, not read. */
    public Outcome read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft();
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object);
            }
            return draft.outcome();
        });
    }

    /** What has been read so far of one outcome. */
    private static final class Draft {
        private @Nullable String signal;
        private @Nullable Symbol symbol;
        private @Nullable Long time;
        private double change = Double.NaN;
        private @Nullable Label label;
        private @Nullable Label predicted;
        private @Nullable Action action;
        private Outcome.@Nullable Source source;

        void take(String field, JsonObject json) throws Rejected {
            switch (field) {
                case "signal" -> signal = json.string();
                case "symbol" -> symbol = Fields.symbol(field, json.string());
                case "time" -> time = json.integer();
                case "return" -> change = json.number();
                case "label" -> label = Fields.constant(Label.class, field, json.string());
                case "predicted" -> predicted = Fields.constant(Label.class, field, json.string());
                case "action" -> action = Fields.constant(Action.class, field, json.string());
                case "source" -> source = Fields.constant(Outcome.Source.class, field, json.string());
                default -> {}
            }
        }

        Outcome outcome() throws Rejected {
            return new Outcome(
                    Fields.required("signal", signal),
                    Fields.required("symbol", symbol),
                    Fields.required("time", time),
                    change,
                    Fields.required("label", label),
                    Fields.required("predicted", predicted),
                    Fields.required("action", action),
                    Fields.required("source", source));
        }
    }
}
