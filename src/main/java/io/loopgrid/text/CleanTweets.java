package io.loopgrid.text;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a clean tweet of a raw one: time converted, people unrecognisable, symbols tagged. Keeps nothing between tweets, so
 * the same raw tweet gives the same clean one on every thread and machine that has the same key.
 */
public final class CleanTweets {
    private static final int ID_BYTES = 12;

    private final Anonymizer anonymizer;
    private final SymbolTagger tagger;

    public CleanTweets(Anonymizer anonymizer, SymbolTagger tagger) {
        this.anonymizer = anonymizer;
        this.tagger = tagger;
    }

    /**
     * Cleans one tweet.
     *
     * @param receivedMillis when it arrived, epoch milliseconds UTC: the bound of its time, and its time when it has none
     * @throws Rejected when its time, id, author or text breaks a rule
     */
    public Tweet clean(RawTweet raw, long receivedMillis) throws Rejected {
        String author = author(raw.author() == null ? "" : raw.author());
        String text = bounded(anonymizer.text(TweetRules.text("text", raw.text())));
        long time = time(raw, receivedMillis);
        List<Symbol> symbols = tagger.tag(text, raw.symbols());
        return new Tweet(id(raw, author, text), time, author, text, symbols);
    }

    /**
     * The keyed hash that stands for an author in clean tweets.
     *
     * @param name as the author is called where the tweet comes from, or the hash itself
     * @throws Rejected when the name is too long
     */
    public String author(String name) throws Rejected {
        if (name.length() > TweetRules.MAX_AUTHOR_CHARS) {
            throw new Rejected(
                    "author", name.length(), "must have at most " + TweetRules.MAX_AUTHOR_CHARS + " characters");
        }
        return anonymizer.author(TweetRules.withoutLoneSurrogates(name));
    }

    /** Hashes of many short mentions can make a text longer than it may be; what is too long is cut between characters. */
    private static String bounded(String text) {
        return text.length() <= TweetRules.MAX_TEXT_CHARS
                ? text
                : TweetRules.withoutLoneSurrogates(text.substring(0, TweetRules.MAX_TEXT_CHARS));
    }

    /** The time given, else that of the id when it is a snowflake, else when it arrived. */
    private static long time(RawTweet raw, long receivedMillis) throws Rejected {
        if (raw.time() != null) {
            return EventTimes.parse("time", raw.time(), receivedMillis);
        }
        if (raw.id() != null && EventTimes.isSnowflake(raw.id())) {
            return EventTimes.parse("id", raw.id(), receivedMillis);
        }
        return receivedMillis;
    }

    /** The id given; a hash of it when it names the author, as Bluesky's do; a hash of the content when there is none. */
    private String id(RawTweet raw, String author, String text) throws Rejected {
        String id = raw.id();
        if (id == null) {
            return contentId(author, raw.time(), text);
        }
        if (id.startsWith("at://") || id.startsWith("did:")) {
            return 'p' + anonymizer.hash(TweetRules.id("id", id));
        }
        return TweetRules.id("id", id);
    }

    private static String contentId(String author, @Nullable String time, String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((author + '\n' + (time == null ? "" : time) + '\n' + text).getBytes(StandardCharsets.UTF_8));
            return 'x' + HexFormat.of().formatHex(sha.digest(), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
