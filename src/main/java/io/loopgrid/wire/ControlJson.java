package io.loopgrid.wire;

import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.function.LongSupplier;

/**
 * The controls of topic {@code controls}: {@code {"kind":"PROMOTE","symbol":"BTC","time":…}} or
 * {@code {"kind":"FEED_START","feed":"synthetic","time":…}}. Safe for use by several threads.
 */
public final class ControlJson {
    private static final byte[] KIND = JsonBytes.literal("{\"kind\":");
    private static final byte[] SYMBOL = JsonBytes.literal(",\"symbol\":");
    private static final byte[] FEED = JsonBytes.literal(",\"feed\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");

    private final LongSupplier nowMillis;
    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /**
     * A codec.
     *
     * @param nowMillis the present, epoch milliseconds UTC, for the range of valid times
     */
    public ControlJson(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** Writes a control. */
    public byte[] write(Control control) {
        JsonBytes out = bytes.get().begin();
        out.raw(KIND).string(control.kind().name());
        out.raw(control.kind().isOfFeed() ? FEED : SYMBOL).string(control.subject());
        return out.raw(TIME).number(control.timeMillis()).raw('}').done();
    }

    /** Reads a control. */
    public Control read(byte[] json) throws Rejected {
        return Json.read(json, this::control);
    }

    private Control control(JsonObject json) throws Rejected {
        Control.Kind kind = null;
        String symbol = null;
        String feed = null;
        Long time = null;
        for (String field = json.next(); field != null; field = json.next()) {
            switch (field) {
                case "kind" -> kind = Fields.constant(Control.Kind.class, field, json.string());
                case "symbol" -> symbol = Fields.symbol(field, json.string()).name();
                case "feed" -> feed = TweetRules.id(field, json.string());
                case "time" -> time = EventTimes.check(field, json.integer(), nowMillis.getAsLong());
                default -> {}
            }
        }
        Control.Kind what = Fields.required("kind", kind);
        String subject = what.isOfFeed() ? Fields.required("feed", feed) : Fields.required("symbol", symbol);
        return new Control(what, subject, Fields.required("time", time));
    }
}
