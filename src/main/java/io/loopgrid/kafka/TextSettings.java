package io.loopgrid.kafka;

import io.loopgrid.event.Symbol;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How raw tweets become clean ones; the defaults stand in application.yml.
 *
 * @param anonymizerKey the secret under which authors are hashed, the same on every member; null or empty takes the file's
 * @param anonymizerKeyFile where a key is kept that is made when none is configured
 * @param symbols words, each with the symbol that a tweet speaks of when it has the word
 */
@ConfigurationProperties(prefix = "loopgrid.text", ignoreUnknownFields = false)
record TextSettings(
        @Nullable String anonymizerKey,
        Path anonymizerKeyFile,
        @Nullable Map<String, String> symbols) {
    /** The words with their symbols. */
    Map<String, Symbol> words() {
        Map<String, Symbol> words = new HashMap<>();
        if (symbols != null) {
            symbols.forEach((word, symbol) -> words.put(word, Symbol.of(symbol)));
        }
        return words;
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "TextSettings[anonymizerKeyFile=" + anonymizerKeyFile + ", symbols=" + symbols + ']';
    }
}
