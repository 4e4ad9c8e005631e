package io.loopgrid.wire;

import io.loopgrid.event.Question;
import io.loopgrid.event.Symbol;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The questions of files; they are read only. Safe for use by several threads. */
public final class QuestionJson {
    /** The longest label, in characters. */
    public static final int MAX_LABEL_CHARS = 64;

    private static final long NONE = Long.MIN_VALUE;

    private final LongSupplier nowMillis;

    /**
     * A reader.
     *
     * @param nowMillis the present, epoch milliseconds UTC, for the range of valid times
     */
    public QuestionJson(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
    }

    /** Reads a question: a symbol or a tweet, two times and a label. */
    public Question read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft();
            for (String field = object.next(); field != null; field = object.next()) {
                draft.take(field, object, nowMillis.getAsLong());
            }
            return draft.question();
        });
    }

    /** What has been read so far of one question. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable Symbol symbol;
        private @Nullable String tweet;
        private @Nullable String label;
        private long askAt = NONE;
        private long answerAt = NONE;
        private boolean isScored = true;

        void take(String field, JsonObject json, long now) throws Rejected {
            switch (field) {
                case "id" -> id = TweetRules.id(field, json.scalar());
                case "symbol" -> symbol = Fields.symbol(field, json.string());
                case "tweet" -> tweet = TweetRules.id(field, json.scalar());
                case "askAt" -> askAt = EventTimes.parse(field, json.scalar(), now);
                case "answerAt" -> answerAt = EventTimes.parse(field, json.scalar(), now);
                case "label" -> label = label(field, json.scalar());
                case "score" -> isScored = json.bool();
                default -> {}
            }
        }

        Question question() throws Rejected {
            String known = Fields.required("id", id);
            String answer = Fields.required("label", label);
            if (symbol == null && tweet == null) {
                throw Rejected.missing("symbol");
            }
            if (askAt == NONE || answerAt == NONE) {
                throw Rejected.missing(askAt == NONE ? "askAt" : "answerAt");
            }
            if (answerAt <= askAt) {
                throw new Rejected("answerAt", answerAt, "must be > askAt " + askAt);
            }
            return new Question(known, symbol, tweet, askAt, answerAt, answer, isScored);
        }

        private static String label(String field, String label) throws Rejected {
            if (label.isBlank() || label.length() > MAX_LABEL_CHARS) {
                throw new Rejected(field, label, "must have 1 to " + MAX_LABEL_CHARS + " characters");
            }
            return label;
        }
    }
}
