import io.loopgrid.function.Context;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.word2vec.ImportedVector;
import io.loopgrid.word2vec.VectorsFormat;
import io.loopgrid.word2vec.WordFunction;
import io.loopgrid.word2vec.WordSettings;
import io.loopgrid.word2vec.WordSimilarity;
import io.loopgrid.word2vec.WordTable;
import io.loopgrid.word2vec.WordVector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How good guesses from subwords are: every tenth word of a file of vectors is held out and guessed from the others.
 * {@code java -cp target/classes docs/benchmarks/SubwordGuess.java vectors.txt pairs.tsv…}
 */
final class SubwordGuess {
    private final Map<String, float[]> vectors = new LinkedHashMap<>();
    private final Map<String, float[]> guesses = new LinkedHashMap<>();

    public static void main(String[] args) throws IOException {
        SubwordGuess run = new SubwordGuess();
        try (InputStream in = Files.newInputStream(Path.of(args[0]))) {
            VectorsFormat.read(in, run.vectors::put);
        }
        run.guess();
        for (int i = 1; i < args.length; i++) {
            run.score(Path.of(args[i]));
        }
    }

    private void guess() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> held = new ArrayList<>();
        Map<String, float[]> known = new LinkedHashMap<>();
        vectors.forEach((word, vector) -> {
            if (random.nextInt(10) == 0) {
                held.add(word);
            } else {
                known.put(word, vector);
            }
        });
        WordTable table = tableOf(known);
        double own = 0;
        double other = 0;
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (String word : held) {
            float[] guess = new float[table.dimension()];
            if (table.guessInto(word, guess, 0)) {
                guesses.put(word, guess);
            }
        }
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        for (Map.Entry<String, float[]> guess : guesses.entrySet()) {
            own += Kernels.cosine(guess.getValue(), vectors.get(guess.getKey()));
            other += Kernels.cosine(guess.getValue(), vectors.get(held.get(random.nextInt(held.size()))));
        }
        System.out.printf(
                "%d of %d words held out, %d guessed: cosine with the word's own vector %.3f, with another's %.3f; %d ns a guess%n",
                held.size(),
                vectors.size(),
                guesses.size(),
                own / guesses.size(),
                other / guesses.size(),
                nanos / held.size());
    }

    /** Spearman over the pairs that have a word which was held out, by guesses and by the words' own vectors. */
    private void score(Path pairs) throws IOException {
        StringBuilder some = new StringBuilder();
        for (String line : Files.readAllLines(pairs)) {
            String[] parts = line.toLowerCase().split("\t");
            if (guesses.containsKey(parts[0]) || guesses.containsKey(parts[1])) {
                some.append(line).append('\n');
            }
        }
        WordSimilarity ratings = WordSimilarity.read(new BufferedReader(new StringReader(some.toString())));
        Map<String, float[]> guessed = new LinkedHashMap<>(vectors);
        guessed.putAll(guesses);
        System.out.printf(
                "%s: guessed %s, own %s%n",
                pairs.getFileName(), ratings.score(tableOf(guessed)), ratings.score(tableOf(vectors)));
    }

    private static WordTable tableOf(Map<String, float[]> vectors) {
        int dimension = vectors.values().iterator().next().length;
        WordFunction owner = new WordFunction(WordSettings.ofDimension(dimension));
        WordTable table = new WordTable(vectors.size(), dimension);
        Context replica = new Context() {
            @Override
            public void send(String address, String key, Object message) {
                table.put((WordVector) message);
            }

            @Override
            public void forget() {}

            @Override
            public long timeMillis() {
                return 0;
            }
        };
        vectors.forEach((word, vector) -> {
            owner.apply(word, owner.initial(word), new ImportedVector(1, vector), replica);
            owner.flush(replica);
        });
        return table;
    }
}
