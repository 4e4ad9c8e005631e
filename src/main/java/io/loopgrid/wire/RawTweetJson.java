package io.loopgrid.wire;

import io.loopgrid.text.RawTweet;
import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The posts of topic {@code tweets.raw} and of files, in any shape that is known: clean, Twitter v1.1, Twitter v2 (alone or
 * under {@code data}), Bluesky (a Jetstream commit or a post view), {@code {text, time?}}, and the column names of files.
 * The shape is not declared: each field is looked for under all its names, and the most telling one wins.
 */
public final class RawTweetJson {
    private static final int MOST_GIVEN = 64;

    /** Reads a post; only its text is required. Safe for use by several threads. */
    public RawTweet read(byte[] json) throws Rejected {
        return Json.read(json, object -> {
            Draft draft = new Draft();
            draft.fill(object);
            return draft.tweet();
        });
    }

    /** What has been read so far of one post. Of the names of one thing, those further down in an object win. */
    private static final class Draft {
        private @Nullable String idString;
        private @Nullable String id;
        private @Nullable String did;
        private @Nullable String recordKey;
        private @Nullable String exactTime;
        private @Nullable String writtenTime;
        private @Nullable String cursorMicros;
        private @Nullable String author;
        private @Nullable String authorId;
        private @Nullable String text;
        private @Nullable String fullText;
        private final List<String> symbols = new ArrayList<>(2);

        void fill(JsonObject json) throws Rejected {
            for (String field = json.next(); field != null; field = json.next()) {
                take(field, json);
            }
        }

        private void take(String field, JsonObject json) throws Rejected {
            switch (field) {
                case "id_str", "uri" -> idString = json.scalar();
                case "id" -> id = json.scalar();
                case "did" -> did = json.string();
                case "rkey" -> recordKey = json.string();
                case "time", "epoch_ms", "timestamp_ms" -> exactTime = json.scalar();
                case "created_at", "createdAt" -> writtenTime = json.scalar();
                case "time_us" -> cursorMicros = json.scalar();
                case "author", "user" -> takeAuthor(json);
                case "user_id", "author_id" -> authorId = json.scalar();
                case "text" -> text = json.string();
                case "full_text" -> fullText = json.string();
                case "symbol", "symbols" -> takeSymbols(json);
                case "entities" -> takeEntities(json);
                case "data", "commit", "record", "extended_tweet" -> {
                    if (json.isObject()) {
                        fill(json.object());
                    }
                }
                default -> {}
            }
        }

        /** A name, or an object with a name and an id of which the name is what mentions use. */
        private void takeAuthor(JsonObject json) throws Rejected {
            if (!json.isObject()) {
                author = json.scalar();
                return;
            }
            JsonObject user = json.object();
            String name = null;
            String number = null;
            String handle = null;
            for (String field = user.next(); field != null; field = user.next()) {
                switch (field) {
                    case "screen_name", "handle", "username" -> handle = user.scalar();
                    case "id_str", "id", "did" ->
                        number = number == null || field.equals("id_str") ? user.scalar() : number;
                    case "name" -> name = user.scalar();
                    default -> {}
                }
            }
            author = handle != null ? handle : number != null ? number : name;
        }

        private void takeSymbols(JsonObject json) throws Rejected {
            if (json.isArray()) {
                symbols.addAll(json.strings(MOST_GIVEN));
                return;
            }
            // A column of a file: one name, or several with anything between them.
            StringBuilder name = new StringBuilder();
            String names = json.scalar();
            for (int i = 0; i <= names.length() && symbols.size() < MOST_GIVEN; i++) {
                char c = i < names.length() ? names.charAt(i) : ' ';
                if (c != ' ' && c != ',' && c != ';' && c != '|') {
                    name.append(c);
                } else if (name.length() > 0) {
                    symbols.add(name.toString());
                    name.setLength(0);
                }
            }
        }

        /** Twitter's cashtags: {@code symbols[].text} in v1.1, {@code cashtags[].tag} in v2. */
        private void takeEntities(JsonObject json) throws Rejected {
            if (!json.isObject()) {
                return;
            }
            JsonObject entities = json.object();
            for (String field = entities.next(); field != null; field = entities.next()) {
                boolean cashtags = field.equals("symbols") || field.equals("cashtags");
                if (cashtags && entities.isArray()) {
                    takeCashtags(entities);
                }
            }
        }

        private void takeCashtags(JsonObject entities) throws Rejected {
            entities.array();
            for (JsonObject tag = entities.nextElement(); tag != null; tag = entities.nextElement()) {
                for (String field = tag.next(); field != null; field = tag.next()) {
                    boolean name = field.equals("text") || field.equals("tag");
                    if (name && symbols.size() < MOST_GIVEN) {
                        symbols.add(tag.string());
                    }
                }
            }
        }

        RawTweet tweet() throws Rejected {
            String body = Fields.required("text", fullText != null ? fullText : text);
            TweetRules.text("text", body);
            String who = author != null ? author : authorId != null ? authorId : did;
            String when = exactTime != null ? exactTime : writtenTime != null ? writtenTime : cursorMicros;
            return new RawTweet(id(), when, who, body, symbols);
        }

        private @Nullable String id() {
            if (did != null && recordKey != null) {
                return "at://" + did + "/app.bsky.feed.post/" + recordKey;
            }
            return idString != null ? idString : id;
        }
    }
}
