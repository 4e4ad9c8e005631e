package io.loopgrid.cli;

import io.loopgrid.word2vec.OnlineWord2Vec;
import io.loopgrid.word2vec.TrainingSettings;
import io.loopgrid.word2vec.VectorsFormat;
import io.loopgrid.word2vec.WordSettings;
import io.loopgrid.word2vec.WordTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code vectors}: trains word vectors from text files in one pass. */
final class VectorsCommand implements Command {
    private static final long SEED = 1;
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
                Option.of("--out", "FILE", "where the vectors go"),
                Option.of("--dim", "N", "100", "numbers in a vector"),
                Option.of("--window", "N", "5", "the most words on each side that are context"),
                Option.of("--negatives", "N", "5", "words drawn at random against each word"),
                Option.of("--mode", "sg|cbow", "sg", "skip-gram, or the mean of the neighbours"),
                Option.of("--max-words", "N", "200000", "words kept; the rarest go"),
                Option.of("--min-count", "N", "5", "how often a word is seen before it has a vector"),
                Option.of("--threads", "N", "1", "more than one is quicker but not repeatable"),
                Option.of("--subsample", "X", "1e-4", "words with a larger share of the text are dropped at times"),
                Option.of("--import", "FILE", "vectors to start from: word2vec's text or binary form, or GloVe's"),
                Option.of("--format", "text|binary", "text", "the form of --out, both word2vec's"),
                Option.ofMany("--pairs", "FILE", "pairs of words with ratings, to score the vectors on"),
                Option.of("--score-every", "N", "0", "documents after which they are scored on the way; 0 for never"));
    }

    @Override
    public int run(Options options, PrintStream out, PrintStream err) throws IOException {
        Path target = options.requiredFile("--out");
        VectorsFormat format = VectorsFormat.valueOf(
                options.choice("--format", List.of("text", "binary")).toUpperCase(Locale.ROOT));
        int threads = options.number("--threads", 1, 256);
        int scoreEvery = options.number("--score-every", 0, Integer.MAX_VALUE);
        SimilarityScores scores = new SimilarityScores(options.files("--pairs"), out);
        if (scoreEvery > 0 && scores.isEmpty()) {
            throw new WrongUseException("--score-every needs --pairs");
        }
        OnlineWord2Vec word2vec = new OnlineWord2Vec(wordSettings(options), trainingSettings(options), SEED);
        Optional<Path> others = options.file("--import");
        if (others.isPresent()) {
            startFrom(others.get(), word2vec, out);
        }
        Progress progress = new Progress(err, "words");
        TextTraining training;
        try (TextFiles text = new TextFiles(options.requiredFiles("--text"))) {
            training = new TextTraining(
                    word2vec, text, progress, scoreEvery, documents -> scores.print(word2vec.table(), documents));
            training.run(threads);
        }
        progress.end();
        double seconds = progress.seconds();
        int written = write(word2vec.table(), format, target);
        out.printf(
                Locale.ROOT,
                "%d words in %.1f s: %.0f words/s on %d thread(s); %d vectors in %s%n",
                training.words(),
                seconds,
                training.words() / Math.max(1e-9, seconds),
                threads,
                written,
                target);
        scores.print(word2vec.table(), training.documents());
        return 0;
    }

    private static void startFrom(Path file, OnlineWord2Vec word2vec, PrintStream out) throws IOException {
        int[] adopted = new int[1];
        try (InputStream in = TextFiles.open(file)) {
            int read = VectorsFormat.read(in, (word, vector) -> adopted[0] += word2vec.adopt(word, vector) ? 1 : 0);
            out.printf(Locale.ROOT, "training starts from %d of %d vectors of %s%n", adopted[0], read, file);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
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
                (float) options.decimal("--subsample", Float.MIN_NORMAL),
                1f);
    }

    private static int write(WordTable table, VectorsFormat format, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            return format.write(table, out);
        }
    }
}
