package io.loopgrid.cli;

import io.loopgrid.event.Tweet;
import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.SymbolTagger;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The tweets of some files as one stream in the order of their times; of one instant, the file that was named first comes
 * first. Memory is one tweet a file. For one thread.
 */
final class TweetFiles implements Iterator<Tweet>, Closeable {
    /** Names never leave the process; a key that is always the same makes equal files give equal words. */
    private static final String KEY = "the key of every replay";

    private static final int TWEETS_PER_REPORT = 256;

    private final List<TweetFile> files = new ArrayList<>();
    private final Progress progress;
    private long count;

    TweetFiles(List<Path> paths, TimeRange range, RefusedLines refused, Progress progress, LongSupplier nowMillis)
            throws IOException {
        this.progress = progress;
        CleanTweets cleaner =
                new CleanTweets(new Anonymizer(KEY.getBytes(StandardCharsets.US_ASCII)), new SymbolTagger(Map.of()));
        for (Path path : paths) {
            files.add(new TweetFile(path, cleaner, range, refused, nowMillis));
        }
    }

    @Override
    public boolean hasNext() {
        return earliest() != null;
    }

    @Override
    public Tweet next() {
        TweetFile file = earliest();
        Tweet tweet = file == null ? null : file.head();
        if (file == null || tweet == null) {
            throw new NoSuchElementException("no tweet is left");
        }
        try {
            file.advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (++count % TWEETS_PER_REPORT == 0) {
            progress.report(part(), count);
        }
        return tweet;
    }

    private @Nullable TweetFile earliest() {
        TweetFile earliest = null;
        long time = Long.MAX_VALUE;
        for (TweetFile file : files) {
            Tweet head = file.head();
            if (head != null && head.timeMillis() < time) {
                earliest = file;
                time = head.timeMillis();
            }
        }
        return earliest;
    }

    private double part() {
        long read = 0;
        long all = 0;
        for (TweetFile file : files) {
            read += file.readBytes();
            all += file.size();
        }
        return all == 0 ? 1 : (double) read / all;
    }

    @Override
    public void close() throws IOException {
        for (TweetFile file : files) {
            file.close();
        }
    }
}
