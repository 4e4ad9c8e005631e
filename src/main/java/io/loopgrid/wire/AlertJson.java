package io.loopgrid.wire;

import io.loopgrid.event.Symbol;
import io.loopgrid.signal.Alert;
import io.loopgrid.text.Rejected;

/** The alerts of topic {@code alerts}. Safe for use by several threads. */
public final class AlertJson {
    private static final byte[] ID = JsonBytes.literal("{\"id\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] KIND = JsonBytes.literal(",\"kind\":\"");
    private static final byte[] SYMBOL = JsonBytes.literal("\",\"symbol\":");
    private static final byte[] TEXT = JsonBytes.literal(",\"text\":");

    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /** Writes an alert. */
    public byte[] write(Alert alert) {
        JsonBytes out = bytes.get().begin();
        out.raw(ID).string(alert.id());
        out.raw(TIME).number(alert.timeMillis());
        out.raw(KIND).ascii(alert.kind().name());
        out.raw(SYMBOL).string(alert.symbol().name());
        out.raw(TEXT).string(alert.text());
        return out.raw('}').done();
    }

    /** Reads an alert. */
    public Alert read(byte[] json) throws Rejected {
        return Json.read(json, AlertJson::alert);
    }

    private static Alert alert(JsonObject json) throws Rejected {
        String id = null;
        Long time = null;
        Alert.Kind kind = null;
        Symbol symbol = null;
        String text = null;
        for (String field = json.next(); field != null; field = json.next()) {
            switch (field) {
                case "id" -> id = json.string();
                case "time" -> time = json.integer();
                case "kind" -> kind = Fields.constant(Alert.Kind.class, field, json.string());
                case "symbol" -> symbol = Fields.symbol(field, json.string());
                case "text" -> text = json.string();
                default -> {}
            }
        }
        return new Alert(
                Fields.required("id", id),
                Fields.required("time", time),
                Fields.required("kind", kind),
                Fields.required("symbol", symbol),
                Fields.required("text", text));
    }
}
