package io.loopgrid.cli;

import io.loopgrid.word2vec.OnlineWord2Vec;
import io.loopgrid.word2vec.TrainingSettings;
import io.loopgrid.word2vec.VectorsFormat;
import io.loopgrid.word2vec.WordSettings;
import io.loopgrid.word2vec.WordSimilarity;
import io.loopgrid.word2vec.WordTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code vectors}: trains word vectors from text files in one pass and writes them as text. */
final class VectorsCommand implements Command {
    private static final long SEED = 1;
    private static final float SUBSAMPLE = 1e-4f;
    private static final float LEARNING_RATE = 0.1f;

    @Override
    public String name() {
        return "vectors";
    }

    @Override
    public String summary() {
        return "Trains word vectors from text, one document a line, in one pass.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.ofMany("--text", "FILE", "text of tokens between blanks; .gz is unpacked"),
                Option.of("--out", "FILE", "where the vectors go, in word2vec's text format"),
                Option.of("--dim", "N", "100", "numbers in a vector"),
                Option.of("--window", "N", "5", "the most words on each side that are context"),
                Option.of("--negatives", "N", "5", "words drawn at random against each word"),
                Option.of("--mode", "sg|cbow", "sg", "skip-gram, or the mean of the neighbours"),
                Option.of("--max-words", "N", "200000", "words kept; the rarest go"),
                Option.of("--min-count", "N", "5", "how often a word is seen before it has a vector"),
                Option.of("--threads", "N", "1", "more than one is quicker but not repeatable"),
                Option.of("--pairs", "FILE", "pairs of words with ratings, to score the vectors on"));
    }

    @Override
    public int run(Options options, PrintStream out, PrintStream err) throws IOException {
        Path target = options.requiredFile("--out");
        int threads = options.number("--threads", 1, 256);
        OnlineWord2Vec word2vec = new OnlineWord2Vec(wordSettings(options), trainingSettings(options), SEED);
        Progress progress = new Progress(err, "words");
        long words;
        try (TextFiles text = new TextFiles(options.requiredFiles("--text"))) {
            words = new TextTraining(word2vec, text, progress).run(threads);
        }
        progress.end();
        double seconds = progress.seconds();
        int written = write(word2vec.table(), target);
        out.printf(
                Locale.ROOT,
                "%d words in %.1f s: %.0f words/s on %d thread(s); %d vectors in %s%n",
                words,
                seconds,
                words / Math.max(1e-9, seconds),
                threads,
                written,
                target);
        score(options.file("--pairs"), word2vec.table(), out);
        return 0;
    }

    private static WordSettings wordSettings(Options options) {
        return new WordSettings(
                options.number("--dim", 1, WordSettings.MAX_DIMENSION),
                options.number("--max-words", 1, 10_000_000),
                options.number("--min-count", 1, 1_000_000),
                LEARNING_RATE,
                LEARNING_RATE);
    }

    private static TrainingSettings trainingSettings(Options options) {
        boolean isBag = options.choice("--mode", List.of("sg", "cbow")).equals("cbow");
        return new TrainingSettings(
                isBag ? TrainingSettings.Mode.CBOW : TrainingSettings.Mode.SKIP_GRAM,
                options.number("--window", 1, 100),
                options.number("--negatives", 1, 50),
                SUBSAMPLE,
                1f);
    }

    private static int write(WordTable table, Path target) throws IOException {
        try (Writer writer = Files.newBufferedWriter(target)) {
            return VectorsFormat.write(table, writer);
        }
    }

    private static void score(Optional<Path> pairs, WordTable table, PrintStream out) throws IOException {
        if (pairs.isPresent()) {
            try (BufferedReader reader = Files.newBufferedReader(pairs.get())) {
                WordSimilarity.Agreement agreement = WordSimilarity.score(table, reader);
                out.printf(
                        Locale.ROOT,
                        "Spearman %.4f over %d of %d pairs%n",
                        agreement.spearman(),
                        agreement.covered(),
                        agreement.pairs());
            }
        }
    }
}
