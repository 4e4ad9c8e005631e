package io.loopgrid.wire;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The clean tweets of topic {@code tweets}: id, time, author, text, symbols. Safe for use by several threads. */
public final class TweetJson {
    private static final byte[] ID = JsonBytes.literal("{\"id\":");
    private static final byte[] TIME = JsonBytes.literal(",\"time\":");
    private static final byte[] AUTHOR = JsonBytes.literal(",\"author\":");
    private static final byte[] TEXT = JsonBytes.literal(",\"text\":");
    private static final byte[] SYMBOLS = JsonBytes.literal(",\"symbols\":[");
    private static final int MOST_GIVEN = 64;

    private final LongSupplier nowMillis;
    private final ThreadLocal<JsonBytes> bytes = JsonBytes.perThread();

    /**
     * A codec.
     *
     * @param nowMillis the present, epoch milliseconds UTC, for the range of valid times
     */
    public TweetJson(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /**
     * Reads a clean tweet; symbols may be missing.
     *
     * @throws Rejected above all when the author is not of the form that {@link Anonymizer} gives: a name must not enter
     */
    public Tweet read(byte[] json) throws Rejected {
        return Json.read(json, this::tweet);
    }

    private Tweet tweet(JsonObject json) throws Rejected {
        String id = null;
        long time = Long.MIN_VALUE;
        String author = null;
        String text = null;
        List<Symbol> symbols = List.of();
        for (String field = json.next(); field != null; field = json.next()) {
            switch (field) {
                case "id" -> id = TweetRules.id(field, json.string());
                case "time" -> time = EventTimes.check(field, json.integer(), nowMillis.getAsLong());
                case "author" -> author = anonymous(json.string());
                case "text" -> text = TweetRules.text(field, json.string());
                case "symbols" -> symbols = symbols(json.strings(MOST_GIVEN));
                default -> {}
            }
        }
        if (time == Long.MIN_VALUE) {
            throw Rejected.missing("time");
        }
        return new Tweet(
                Fields.required("id", id),
                time,
                Fields.required("author", author),
                Fields.required("text", text),
                symbols);
    }

    private static String anonymous(String author) throws Rejected {
        if (!Anonymizer.isAnonymous(author)) {
            // The name itself stays out of the reason: reasons are logged.
            throw new Rejected("author", "something else", "must be a hash of the form a and 24 hexadecimal digits");
        }
        return author;
    }

    private static List<Symbol> symbols(List<String> names) throws Rejected {
        List<Symbol> symbols = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            Symbol symbol = Fields.symbol("symbols", names.get(i));
            if (!symbols.contains(symbol)) {
                symbols.add(symbol);
            }
        }
        if (symbols.size() > TweetRules.MAX_SYMBOLS) {
            throw new Rejected("symbols", symbols.size(), "must have at most " + TweetRules.MAX_SYMBOLS + " elements");
        }
        return symbols;
    }

    /** Writes a tweet. */
    public byte[] write(Tweet tweet) {
        JsonBytes out = bytes.get().begin();
        out.raw(ID).string(tweet.id());
        out.raw(TIME).number(tweet.timeMillis());
        out.raw(AUTHOR).string(tweet.author());
        out.raw(TEXT).string(tweet.text());
        out.raw(SYMBOLS);
        for (int i = 0; i < tweet.symbols().size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            out.string(tweet.symbols().get(i).name());
        }
        return out.raw(']').raw('}').done();
    }
}
