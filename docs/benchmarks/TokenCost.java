import io.loopgrid.text.Tokenizer;
import io.loopgrid.text.Tokens;
import io.loopgrid.word2vec.OnlineWord2Vec;
import io.loopgrid.word2vec.TrainingSettings;
import io.loopgrid.word2vec.WordSettings;
import io.loopgrid.word2vec.WordTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What a token costs from text to row, in CPU time of one thread, the best of some rounds:
 * {@code java -cp target/classes docs/benchmarks/TokenCost.java tweets.jsonl.gz}.
 */
final class TokenCost {
    private static final Pattern TEXT = Pattern.compile("\"text\": ?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final int TWEETS = 60_000;
    private static final int ROUNDS = 25;

    private final Tokenizer tokenizer = new Tokenizer();
    private final Tokens tokens = new Tokens();
    private long tokenCount;
    private long found;

    public static void main(String[] args) throws IOException {
        new TokenCost().run(texts(Path.of(args[0])));
    }

    private void run(List<String> texts) {
        OnlineWord2Vec words =
                new OnlineWord2Vec(WordSettings.ofDimension(64), TrainingSettings.usual().withTrainShare(0), 1);
        String[] document = new String[Tokens.DEFAULT_ROOM];
        for (String text : texts) {
            tokenizer.tokenize(text, tokens);
            for (int i = 0; i < tokens.size(); i++) {
                document[i] = tokens.get(i);
            }
            words.learn(document, tokens.size());
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            read(texts, words.table());
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        System.out.printf(
                "%d tweets, %d tokens, %d words: %.1f ns a token, %.0f ns a tweet (%d found)%n",
                texts.size(),
                tokenCount,
                words.table().size(),
                (double) least / tokenCount,
                (double) least / texts.size(),
                found);
    }

    private void read(List<String> texts, WordTable table) {
        tokenCount = 0;
        found = 0;
        for (String text : texts) {
            tokenizer.tokenize(text, tokens);
            tokenCount += tokens.size();
            for (int i = 0; i < tokens.size(); i++) {
                found += table.find(tokens.hash(i)) < 0 ? 0 : 1;
            }
        }
    }

    private static List<String> texts(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null && texts.size() < TWEETS; line = in.readLine()) {
                Matcher text = TEXT.matcher(line);
                if (text.find()) {
                    texts.add(text.group(1));
                }
            }
        }
        return texts;
    }
}
