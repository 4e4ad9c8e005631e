package io.loopgrid.wire;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The corrections of topics {@code corrections} and {@code labels}, in three forms told apart by their fields:
 * {@code signal}, {@code from} and {@code to}, or {@code retracts}. Safe for use by several threads.
 */
public final class CorrectionJson {
    /** The longest note and the longest name of a corrector, in characters. */
    public static final int MAX_NOTE_CHARS = 1_000;

    private static final String UNKNOWN = "unknown";
    private static final byte[] ID = JsonBytes.literal("{\"id\":");
    private static final byte[] SYMBOL = JsonBytes.literal(",\"symbol\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] SIGNAL = JsonBytes.literal(",\"signal\":");
    private static final byte[] FROM = JsonBytes.literal(",\"from\":");
    private static final byte[] TO = JsonBytes.literal(",\"to\":");
    private static final byte[] LABEL = JsonBytes.literal(",\"label\":");
    private static final byte[] RETRACTS = JsonBytes.literal(",\"retracts\":");
    private static final byte[] BY = JsonBytes.literal(",\"by\":");
    private static final byte[] NOTE = JsonBytes.literal(",\"note\":");

    private final LongSupplier nowMillis;
    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /**
     * A codec.
     *
     * @param nowMillis the present, epoch milliseconds UTC, for the range of valid times
     */
    public CorrectionJson(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /**
     * Reads a correction. A missing id is made of the content, so that the same correction sent twice is one; the corrector
     * is "unknown" when not named.
     *
     * @param receivedMillis the time of a correction that has none, epoch milliseconds UTC
     */
    public Correction read(byte[] json, long receivedMillis) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft(receivedMillis);
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object, nowMillis.getAsLong());
            }
            return draft.correction();
        });
    }

    /** Writes a correction with all that is known of it. */
    public byte[] write(Correction correction) {
        JsonBytes out = bytes.get().begin();
        out.raw(ID).string(correction.id());
        out.raw(SYMBOL).string(correction.symbol().name());
        out.raw(TIME).number(correction.timeMillis());
        String note = null;
        if (correction instanceof Correction.OfSignal one) {
            out.raw(SIGNAL).string(one.signal()).raw(LABEL).string(one.label().name());
            note = one.note();
        } else if (correction instanceof Correction.OfSpan span) {
            out.raw(FROM).number(span.fromMillis()).raw(TO).number(span.toMillis());
            out.raw(LABEL).string(span.label().name());
            note = span.note();
        } else if (correction instanceof Correction.Retraction retraction) {
            out.raw(RETRACTS).string(retraction.retracts());
        }
        out.raw(BY).string(correction.by());
        if (note != null) {
            out.raw(NOTE).string(note);
        }
        return out.raw('}').done();
    }

    /** What has been read so far of one correction. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable Symbol symbol;
        private long time;
        private @Nullable String signal;
        private @Nullable Long from;
        private @Nullable Long to;
        private @Nullable Label label;
        private @Nullable String retracts;
        private String by = UNKNOWN;
        private @Nullable String note;

        Draft(long time) {
            this.time = time;
        }

        void take(String field, JsonObject json, long now) throws Rejected {
            switch (field) {
                case "id" -> id = TweetRules.id(field, json.string());
                case "symbol" -> symbol = Fields.symbol(field, json.string());
                case "time" -> time = EventTimes.check(field, json.integer(), now);
                case "signal" -> signal = json.string();
                case "from" -> from = EventTimes.check(field, json.integer(), now);
                case "to" -> to = EventTimes.check(field, json.integer(), now);
                case "label" -> label = Fields.constant(Label.class, field, json.string());
                case "retracts" -> retracts = json.string();
                case "by" -> by = Fields.bounded(field, json.string(), MAX_NOTE_CHARS);
                case "note" -> note = Fields.bounded(field, json.string(), MAX_NOTE_CHARS);
                default -> {}
            }
        }

        Correction correction() throws Rejected {
            if (retracts != null) {
                Symbol of = agreed("retracts", retracts);
                return new Correction.Retraction(id(of, "retracts", retracts, by), of, time, retracts, by);
            }
            if (signal != null) {
                Symbol of = agreed("signal", signal);
                Label truth = Fields.required("label", label);
                String made = id(of, "signal", signal, truth.name(), by, String.valueOf(note));
                return new Correction.OfSignal(made, of, time, signal, truth, by, note);
            }
            if (from == null && to == null) {
                throw Rejected.missing("signal");
            }
            return span();
        }

        private Correction span() throws Rejected {
            Symbol of = Fields.required("symbol", symbol);
            long first = Fields.required("from", from);
            long after = Fields.required("to", to);
            Label truth = Fields.required("label", label);
            if (after <= first) {
                throw new Rejected("to", after, "must be > from " + first);
            }
            String made = id(of, "span", first + "-" + after, truth.name(), by, String.valueOf(note));
            return new Correction.OfSpan(made, of, time, first, after, truth, by, note);
        }

        /** The symbol that an id names, which must be the symbol given, if one is. */
        private Symbol agreed(String field, String named) throws Rejected {
            Symbol of = Fields.symbolOfId(field, named);
            if (symbol != null && !symbol.equals(of)) {
                throw new Rejected("symbol", symbol, "must be that of the " + field + ", " + of);
            }
            return of;
        }

        /** The id given, which must begin with the symbol, or one made of the content. */
        private String id(Symbol of, String... content) throws Rejected {
            if (id == null) {
                return of.name() + ":c" + Fields.hash(content);
            }
            if (!Fields.symbolOfId("id", id).equals(of)) {
                throw new Rejected("id", id, "must begin with " + of + ":");
            }
            return id;
        }
    }
}
