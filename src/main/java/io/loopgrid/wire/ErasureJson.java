package io.loopgrid.wire;

import io.loopgrid.event.Symbol;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import org.jspecify.annotations.Nullable;

/**
 * The records of topic {@code erasures}: a signal that is to be forgotten, and its time. They do not name the author: who
 * has asked to be forgotten is not written down again. Safe for use by several threads.
 */
public final class ErasureJson {
    private static final byte[] SIGNAL = JsonBytes.literal("{\"signal\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");

    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /**
     * A signal that is to be forgotten.
     *
     * @param signal the signal's id
     * @param timeMillis the signal's time, epoch milliseconds UTC
     */
    public record Erasure(String signal, long timeMillis) {}

    /** Reads a record. */
    public Erasure read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            String signal = null;
            Long time = null;
            for (String field = object.next(); field != null; field = object.next()) {
                switch (field) {
                    case "signal" -> signal = object.string();
                    case "time" -> time = object.integer();
                    default -> {}
                }
            }
            return new Erasure(signalId(signal), Fields.required("time", time));
        });
    }

    /** Writes a record. */
    public byte[] write(Erasure erasure) {
        JsonBytes out = bytes.get().begin();
        out.raw(SIGNAL).string(erasure.signal());
        return out.raw(TIME).number(erasure.timeMillis()).raw('}').done();
    }

    /** A symbol, a colon and the tweet's id, each as long as it may be. */
    private static String signalId(@Nullable String given) throws Rejected {
        String id = Fields.required("signal", given);
        int colon = id.indexOf(':');
        if (colon < 1 || !Symbol.isValid(id.substring(0, colon))) {
            throw new Rejected("signal", id, "must begin with a symbol and a colon");
        }
        TweetRules.id("signal", id.substring(colon + 1));
        return id;
    }
}
