package io.loopgrid.cli;

import io.loopgrid.event.Tweet;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.EventTimes;
import io.loopgrid.text.RawTweet;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.JsonLines;
import io.loopgrid.wire.RawTweetJson;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One file of tweets, cleaned as the listeners do it, with a look at the one that comes next. For one thread. */
final class TweetFile implements Closeable {
    private final Path path;
    private final long size;
    private final JsonLines lines;
    private final CleanTweets cleaner;
    private final TimeRange range;
    private final RefusedLines refused;
    private final LongSupplier nowMillis;
    private final RawTweetJson json = new RawTweetJson();
    private @Nullable Tweet head;
    private long readBytes;

    TweetFile(Path path, CleanTweets cleaner, TimeRange range, RefusedLines refused, LongSupplier nowMillis)
            throws IOException {
        this.path = path;
        this.size = Files.size(path);
        this.cleaner = cleaner;
        this.range = range;
        this.refused = refused;
        this.nowMillis = nowMillis;
        String name = path.toString().toLowerCase(Locale.ROOT);
        this.lines = JsonLines.of(
                new CountedBytes(Files.newInputStream(path), n -> readBytes += n),
                name.endsWith(".csv") || name.endsWith(".csv.gz"));
        advance();
    }

    /** The next tweet, null at the end. */
    @Nullable
    Tweet head() {
        return head;
    }

    /** Goes on to the next tweet in the range. */
    void advance() throws IOException {
        head = null;
        boolean isMore = true;
        while (isMore && head == null) {
            try {
                byte[] line = lines.next();
                isMore = line != null;
                if (line != null) {
                    Tweet tweet = clean(json.read(line));
                    if (range.contains(tweet.timeMillis())) {
                        head = tweet;
                    } else {
                        refused.outside();
                    }
                }
            } catch (Rejected e) {
                refused.refuse(path, lines.lineNumber(), e.getMessage());
            }
        }
    }

    private Tweet clean(RawTweet raw) throws Rejected {
        boolean hasTime = raw.time() != null || (raw.id() != null && EventTimes.isSnowflake(raw.id()));
        if (!hasTime) {
            throw Rejected.missing("time");
        }
        return cleaner.clean(raw, nowMillis.getAsLong());
    }

    long size() {
        return size;
    }

    /** How much of the file itself has been read, packed or not. */
    long readBytes() {
        return readBytes;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
