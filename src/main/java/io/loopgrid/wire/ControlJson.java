package io.loopgrid.wire;

import io.loopgrid.event.Control;
import io.loopgrid.event.Symbol;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The controls of topic {@code controls}: {@code kind} says what is to be done, {@code symbol} or {@code feed} to what. Safe for
 * use by several threads.
 */
public final class ControlJson {
    /** The longest name of a feed, of a learner and of who gives a control, in characters. */
    public static final int MAX_NAME_CHARS = 100;

    private static final String UNKNOWN = "unknown";
    private static final byte[] ID = JsonBytes.literal("{\"id\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] KIND = JsonBytes.literal(",\"kind\":\"");
    private static final byte[] SYMBOL = JsonBytes.literal("\",\"symbol\":");
    private static final byte[] FEED = JsonBytes.literal("\",\"feed\":");
    private static final byte[] CHALLENGER = JsonBytes.literal(",\"challenger\":");
    private static final byte[] CONTENT = JsonBytes.literal(",\"content\":");
    private static final byte[] BY = JsonBytes.literal(",\"by\":");

    private final LongSupplier nowMillis;
    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /** What a control asks for, as the field {@code kind} names it. */
    private enum Kind {
        PROMOTE,
        ROLLBACK,
        FEED_START,
        FEED_STOP,
        FEED_COMPLETED
    }

    /**
     * A codec.
     *
     * @param nowMillis the present, epoch milliseconds UTC, for the range of valid times
     */
    public ControlJson(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** The id of a control that has none: the same content at the same time has the same id. */
    public static String idOf(String subject, String kind, long timeMillis, String by) {
        return subject + ":k" + Fields.hash(kind, String.valueOf(timeMillis), by);
    }

    /**
     * Reads a control.
     *
     * @param receivedMillis the time of a control that has none, epoch milliseconds UTC
     */
    public Control read(byte[] json, long receivedMillis) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft(receivedMillis);
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object, nowMillis.getAsLong());
            }
            return draft.control();
        });
    }

    /** Writes a control with all that is known of it. */
    public byte[] write(Control control) {
        JsonBytes out = bytes.get().begin();
        out.raw(ID).string(control.id());
        out.raw(TIME).number(control.timeMillis());
        out.raw(KIND).ascii(kindOf(control).name());
        if (control instanceof Control.SwitchFeed || control instanceof Control.FeedCompleted) {
            out.raw(FEED).string(control.subject());
        } else {
            out.raw(SYMBOL).string(control.subject());
        }
        if (control instanceof Control.Promote promote && promote.challenger() != null) {
            out.raw(CHALLENGER).string(promote.challenger());
        } else if (control instanceof Control.FeedCompleted completed) {
            out.raw(CONTENT).string(completed.content());
        }
        return out.raw(BY).string(control.by()).raw('}').done();
    }

    private static Kind kindOf(Control control) {
        if (control instanceof Control.SwitchFeed feed) {
            return feed.on() ? Kind.FEED_START : Kind.FEED_STOP;
        }
        if (control instanceof Control.FeedCompleted) {
            return Kind.FEED_COMPLETED;
        }
        return control instanceof Control.Promote ? Kind.PROMOTE : Kind.ROLLBACK;
    }

    /** What has been read so far of one control. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable Kind kind;
        private @Nullable Symbol symbol;
        private @Nullable String feed;
        private @Nullable String challenger;
        private @Nullable String content;
        private long time;
        private String by = UNKNOWN;

        Draft(long time) {
            this.time = time;
        }

        void take(String field, JsonObject json, long now) throws Rejected {
            switch (field) {
                case "id" -> id = TweetRules.id(field, json.string());
                case "time" -> time = EventTimes.check(field, json.integer(), now);
                case "kind" -> kind = Fields.constant(Kind.class, field, json.string());
                case "symbol" -> symbol = Fields.symbol(field, json.string());
                case "feed" -> feed = feedName(field, json.string());
                case "challenger" -> challenger = Fields.bounded(field, json.string(), MAX_NAME_CHARS);
                case "content" -> content = Fields.bounded(field, json.string(), MAX_NAME_CHARS);
                case "by" -> by = Fields.bounded(field, json.string(), MAX_NAME_CHARS);
                default -> {}
            }
        }

        Control control() throws Rejected {
            Kind what = Fields.required("kind", kind);
            return switch (what) {
                case PROMOTE -> {
                    Symbol of = Fields.required("symbol", symbol);
                    yield new Control.Promote(id(of.name(), what), of, time, challenger, by);
                }
                case ROLLBACK -> {
                    Symbol of = Fields.required("symbol", symbol);
                    yield new Control.Rollback(id(of.name(), what), of, time, by);
                }
                case FEED_START, FEED_STOP -> {
                    String of = Fields.required("feed", feed);
                    yield new Control.SwitchFeed(id(of, what), of, time, what == Kind.FEED_START, by);
                }
                case FEED_COMPLETED -> {
                    String of = Fields.required("feed", feed);
                    yield new Control.FeedCompleted(id(of, what), of, time, Fields.required("content", content), by);
                }
            };
        }

        /** The id given, which must begin with the subject, or one made of the content. */
        private String id(String subject, Kind what) throws Rejected {
            if (id == null) {
                return idOf(subject, what.name(), time, by);
            }
            if (!id.startsWith(subject + ":")) {
                throw new Rejected("id", id, "must begin with " + subject + ":");
            }
            return id;
        }

        /** Lower case, so that no feed has the name of a symbol. */
        private static String feedName(String field, String name) throws Rejected {
            boolean valid = !name.isEmpty() && name.length() <= MAX_NAME_CHARS && isLetter(name.charAt(0));
            for (int i = 1; valid && i < name.length(); i++) {
                char c = name.charAt(i);
                valid = isLetter(c) || (c >= '0' && c <= '9') || c == '-';
            }
            if (!valid) {
                throw new Rejected(field, name, "must be a letter and then letters, digits or -, all in lower case");
            }
            return name;
        }

        private static boolean isLetter(char c) {
            return c >= 'a' && c <= 'z';
        }
    }
}
