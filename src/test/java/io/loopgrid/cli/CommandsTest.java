package io.loopgrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void leavesTheServersArgumentsAlone() {
        assertThat(run()).isEmpty();
        assertThat(run("--server.port=0", "vectors")).isEmpty();
    }

    @Test
    void namesTheNearestCommand() {
        assertThat(run("vector")).contains(2);
        assertThat(err).hasToString("unknown command 'vector'; the nearest is vectors" + System.lineSeparator());
    }

    @Test
    void helpsEverywhere() {
        assertThat(run("--help")).contains(0);
        assertThat(run("vectors", "--text", "x", "--help")).contains(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("vectors")
                .contains("--text FILE…")
                .contains("numbers in a vector (default 100)")
                .contains("Exit code: 0 done, 1 failed, 2 wrong use.");
    }

    @Test
    void tellsWrongUseFromFailure() {
        String missing = directory.resolve("missing.txt").toString();
        String result = directory.resolve("vectors.txt").toString();
        assertThat(run("vectors", "--txt", missing)).contains(2);
        assertThat(run("vectors", "--text", missing)).contains(2);
        assertThat(run("vectors", "--text", missing, "--out", result, "--dim", "0"))
                .contains(2);
        assertThat(run("vectors", "--text", missing, "--out", result)).contains(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("unknown option --txt; the nearest is --text")
                .contains("--out is required")
                .contains("--dim must be a whole number from 1 to 1024 but was '0'")
                .contains("there is no file " + missing);
    }

    @Test
    void trainsTheSameVectorsEachTimeAndScoresThem() throws IOException {
        Path text = Files.write(directory.resolve("text.txt"), lines());
        Path pairs = Files.writeString(directory.resolve("pairs.tsv"), "red1\tred2\t9\nred1\tblue1\t1\nx\ty\t5\n");
        Path first = directory.resolve("first.txt");
        Path second = directory.resolve("second.txt");
        assertThat(train(text, first, "--pairs", pairs.toString())).contains(0);
        assertThat(train(text, second)).contains(0);
        assertThat(Files.readString(first)).startsWith("20 8\n").isEqualTo(Files.readString(second));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("words/s")
                .contains("Spearman 1.0000 over 2 of 3 pairs");
    }

    @Test
    void scoresOnTheWayAndGoesOnFromWhatItWrote() throws IOException {
        Path text = Files.write(directory.resolve("text.txt"), lines());
        Path pairs = Files.writeString(directory.resolve("pairs.tsv"), "red1 red2 9\nred1 blue1 1\n");
        Path first = directory.resolve("first.bin");
        Path second = directory.resolve("second.txt");
        assertThat(train(text, first, "--format", "binary", "--pairs", pairs.toString(), "--score-every", "1500"))
                .contains(0);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("pairs.tsv after 1500 documents: Spearman")
                .contains("pairs.tsv after 3000 documents: Spearman")
                .contains("pairs.tsv after 4000 documents: Spearman");
        assertThat(train(text, second, "--import", first.toString())).contains(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("training starts from 20 of 20 vectors");
        assertThat(run("vectors", "--text", text.toString(), "--out", "x", "--import", first.toString()))
                .contains(1);
        assertThat(run("vectors", "--text", text.toString(), "--out", "x", "--score-every", "5"))
                .contains(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("must have 100 numbers but had 8")
                .contains("--score-every needs --pairs");
    }

    @Test
    void trainsOnSeveralThreads() throws IOException {
        Path text = Files.write(directory.resolve("text.txt"), lines());
        Path result = directory.resolve("vectors.txt");
        assertThat(train(text, result, "--threads", "2", "--mode", "cbow")).contains(0);
        assertThat(Files.readAllLines(result)).hasSize(21);
    }

    private Optional<Integer> train(Path text, Path result, String... more) {
        String[] args = {"vectors", "--text", text.toString(), "--out", result.toString(), "--dim", "8"};
        String[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return run(all);
    }

    /** Lines that speak of red things or of blue things. */
    private static List<String> lines() {
        Random random = new Random(1);
        return random.ints(4_000, 0, 2)
                .mapToObj(colour -> random.ints(8, 1, 11)
                        .mapToObj(number -> (colour == 0 ? "red" : "blue") + number)
                        .reduce("", (a, b) -> a + " " + b))
                .toList();
    }

    private Optional<Integer> run(String... args) {
        return Commands.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
