package io.loopgrid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Price;
import io.loopgrid.event.Tweet;
import io.loopgrid.feed.PlantedMarkets;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.TweetJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReplayCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    private Path tweets;
    private Path prices;
    private PlantedMarkets.Recording market;

    @BeforeEach
    void writeFiles() throws IOException {
        market = PlantedMarkets.record(1, true, 3_000);
        List<String> lines = new ArrayList<>();
        for (Tweet tweet : market.tweets()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "{\"id\":\"%s\",\"epoch_ms\":%d,\"user\":\"Ann %s\",\"text\":\"%s\",\"symbol\":\"DEMO\"}",
                    tweet.id(),
                    tweet.timeMillis(),
                    tweet.author(),
                    tweet.text()));
        }
        tweets = Files.write(directory.resolve("tweets.jsonl"), lines);
        prices = directory.resolve("prices.jsonl.gz");
        PriceJson json = new PriceJson(System::currentTimeMillis);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(prices))) {
            for (Price price : market.prices()) {
                packed.write(json.write(price));
                packed.write('\n');
            }
        }
    }

    @Test
    void reportsAllThatTheContractNames() {
        JsonNode report = report(tweets, "--prices", prices.toString());
        assertThat(report.propertyNames())
                .contains("input", "seconds", "tweetsPerSecond", "learning", "trading", "words", "wordsTrainedShare")
                .contains("labelsLearnedShare", "modelHash", "seed");
        assertThat(report.get("input").propertyNames())
                .containsExactlyInAnyOrder("tweets", "prices", "questions", "from", "to", "sha256");
        assertThat(report.get("learning").propertyNames())
                .contains("scored", "accuracy", "balancedAccuracy", "mcc", "logLoss", "brier", "ece", "macroF1")
                .contains("interval95", "baselines", "flatBand", "classShares", "verdict");
        assertThat(report.get("learning").get("baselines").propertyNames())
                .containsExactlyInAnyOrder("majority", "noChange", "reversal", "prior");
        assertThat(report.get("trading").get("strategy").propertyNames())
                .containsExactlyInAnyOrder("return", "sharpe", "maxDrawdown", "turnover", "trades");
        assertThat(report.get("input").get("tweets").asInt())
                .isEqualTo(market.tweets().size());
        assertThat(report.get("input").get("prices").asInt())
                .isEqualTo(market.prices().size());
        assertThat(report.get("modelHash").asString()).hasSize(64);
        assertThat(report.get("input").get("sha256").asString()).hasSize(64);
    }

    @Test
    void readsTheSameFromEveryForm() throws IOException {
        String hash = hash(tweets);
        Path packed = directory.resolve("packed.jsonl.gz");
        try (OutputStream target = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(tweets, target);
        }
        List<String> rows = new ArrayList<>();
        rows.add("id,time,author,text,symbols");
        List<String> clean = new ArrayList<>();
        TweetJson json = new TweetJson(System::currentTimeMillis);
        for (Tweet tweet : market.tweets()) {
            rows.add(String.join(
                    ",", tweet.id(), Long.toString(tweet.timeMillis()), tweet.author(), tweet.text(), "DEMO"));
            clean.add(new String(json.write(tweet), StandardCharsets.UTF_8));
        }
        assertThat(hash(packed)).isEqualTo(hash);
        assertThat(hash(Files.write(directory.resolve("t.csv"), rows))).isEqualTo(hash);
        assertThat(hash(Files.write(directory.resolve("clean.jsonl"), clean))).isEqualTo(hash);
    }

    @Test
    void leavesOutWhatIsOutsideTheRangeAndLinesThatAreBroken() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(tweets));
        lines.add(3, "{\"text\":\"no time\"}");
        lines.add(5, "not json");
        Path broken = Files.write(directory.resolve("broken.jsonl"), lines);
        long from = market.tweets().get(100).timeMillis();
        long to = market.tweets().get(200).timeMillis();
        JsonNode report = report(broken, "--from", Long.toString(from), "--to", Long.toString(to));
        assertThat(report.get("input").get("tweets").asInt()).isEqualTo(100);
        assertThat(report.get("trading").isNull()).isTrue();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("broken.jsonl:4: time must be given but was missing; the line is left out")
                .contains("broken.jsonl:6: message must be well-formed JSON");
    }

    @Test
    void answersQuestionsWithLabelsOfTheFilesOwn() throws IOException {
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Tweet tweet = market.tweets().get(i);
            questions.add(String.format(
                    Locale.ROOT,
                    "{\"id\":\"q%d\",\"tweet\":\"%s\",\"askAt\":%d,\"answerAt\":%d,\"label\":\"%s\",\"score\":%b}",
                    i,
                    tweet.id(),
                    tweet.timeMillis() + 1,
                    tweet.timeMillis() + 5_000,
                    i % 3 == 0 ? "good" : "bad",
                    i >= 20));
        }
        Path file = Files.write(directory.resolve("questions.jsonl"), questions);
        Path predictions = directory.resolve("predictions.jsonl");
        JsonNode report = report(tweets, "--questions", file.toString(), "--predictions", predictions.toString());
        assertThat(report.get("learning").get("scored").asInt()).isEqualTo(180);
        assertThat(report.get("learning").get("classShares").propertyNames()).containsExactly("bad", "good");
        assertThat(report.get("learning").get("flatBand").isNull()).isTrue();
        List<String> lines = Files.readAllLines(predictions);
        assertThat(lines).hasSize(200);
        JsonNode first = new JsonMapper().readTree(lines.get(0));
        assertThat(first.get("id").asString()).isEqualTo("q0");
        assertThat(first.get("label").asString()).isEqualTo("good");
        assertThat(first.get("probabilities").propertyNames()).containsExactly("bad", "good");
        assertThat(first.get("score").asBoolean()).isFalse();
    }

    @Test
    void drawsAPageThatNeedsNothingElse() throws IOException {
        Path page = directory.resolve("report.html");
        report(tweets, "--prices", prices.toString(), "--html", page.toString());
        assertThat(Files.readString(page))
                .contains("The predictions", "The trades", "<polyline", "class=\"dot\"", "was \\ said", "buy and hold")
                .doesNotContain("http:", "https:", "<script", "NaN", "Infinity");
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        assertThat(run("replay")).contains(2);
        assertThat(run("replay", "--tweet", "x")).contains(2);
        assertThat(run("replay", "--tweets", tweets.toString(), "--horizon", "soon"))
                .contains(2);
        assertThat(run("replay", "--tweets", tweets.toString(), "--fee", "-1")).contains(2);
        assertThat(run("replay", "--tweets", tweets.toString(), "--from", "yesterday"))
                .contains(2);
        assertThat(run("replay", "--tweets", directory.resolve("none").toString()))
                .contains(1);
        Path questions = Files.writeString(
                directory.resolve("one.jsonl"),
                "{\"id\":\"q\",\"symbol\":\"A\",\"askAt\":1600000000000,\"answerAt\":1600000000001,\"label\":\"x\"}");
        assertThat(run("replay", "--tweets", tweets.toString(), "--questions", questions.toString()))
                .contains(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--tweets is required")
                .contains("unknown option --tweet; the nearest is --tweets")
                .contains("--horizon must be a time as 30s, 5m, 1h or 1d but was 'soon'")
                .contains("--fee must be a number >= 0.0 but was '-1'")
                .contains("--from must be epoch s, ms or µs")
                .contains("there is no file")
                .contains("questions must have 2 to 32 different labels but had 1");
    }

    private String hash(Path file) {
        return report(file, "--prices", prices.toString()).get("modelHash").asString();
    }

    private JsonNode report(Path file, String... more) {
        out.reset();
        List<String> args = new ArrayList<>(List.of("replay", "--tweets", file.toString(), "--horizon", "100s"));
        args.addAll(List.of(more));
        assertThat(run(args.toArray(new String[0])))
                .as(() -> err.toString(StandardCharsets.UTF_8))
                .contains(0);
        return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private Optional<Integer> run(String... args) {
        return Commands.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
