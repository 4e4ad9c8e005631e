package io.loopgrid.pipeline;

import io.loopgrid.word2vec.WordSimilarity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the words are measured by.
 *
 * @param pairs a file of rated pairs of words; empty for none
 * @param scoreEvery after how many tweets they are scored on it again
 */
@ConfigurationProperties(value = "loopgrid.words", ignoreUnknownFields = false)
record WordProperties(String pairs, long scoreEvery) {
    /** The rated pairs, or null when no file is named. */
    @Nullable
    WordSimilarity readPairs() {
        if (pairs.isBlank()) {
            return null;
        }
        try (BufferedReader reader = Files.newBufferedReader(Path.of(pairs))) {
            return WordSimilarity.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("loopgrid.words.pairs cannot be read: " + pairs, e);
        }
    }
}
