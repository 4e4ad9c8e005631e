package io.loopgrid.cli;

import io.loopgrid.word2vec.WordSimilarity;
import io.loopgrid.word2vec.WordTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints how well word vectors agree with files of rated pairs, a line a file. */
final class SimilarityScores {
    private final Map<String, WordSimilarity> sets = new LinkedHashMap<>();
    private final PrintStream out;

    /** Reads the files. */
    SimilarityScores(List<Path> files, PrintStream out) throws IOException {
        this.out = out;
        for (Path file : files) {
            try (BufferedReader reader = Files.newBufferedReader(file)) {
                sets.put(String.valueOf(file.getFileName()), WordSimilarity.read(reader));
            }
        }
    }

    boolean isEmpty() {
        return sets.isEmpty();
    }

    /** Scores the words as they are after so many documents. */
    synchronized void print(WordTable table, long documents) {
        sets.forEach((name, pairs) -> {
            WordSimilarity.Agreement agreement = pairs.score(table);
            out.printf(
                    Locale.ROOT,
                    "%s after %d documents: Spearman %.4f over %d of %d pairs%n",
                    name,
                    documents,
                    agreement.spearman(),
                    agreement.covered(),
                    agreement.pairs());
        });
    }
}
