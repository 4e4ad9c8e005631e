package io.loopgrid.cli;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Price;
import io.loopgrid.event.Question;
import io.loopgrid.replay.LabelSet;
import io.loopgrid.replay.ReplayInput;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.JsonLines;
import io.loopgrid.wire.PriceJson;
import io.loopgrid.wire.QuestionJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** The files of a replay. Tweets are streamed; the rest is read beforehand. */
final class ReplayFiles {
    private final List<Path> tweets;
    private final List<Path> prices;
    private final List<Path> questions;
    private final List<Path> corrections;
    private final TimeRange range;
    private final RefusedLines refused;
    private final LongSupplier now = System::currentTimeMillis;

    private ReplayFiles(
            List<Path> tweets,
            List<Path> prices,
            List<Path> questions,
            List<Path> corrections,
            TimeRange range,
            RefusedLines refused) {
        this.tweets = tweets;
        this.prices = prices;
        this.questions = questions;
        this.corrections = corrections;
        this.range = range;
        this.refused = refused;
    }

    static ReplayFiles of(Options options, PrintStream err) {
        return new ReplayFiles(
                options.requiredFiles("--tweets"),
                options.files("--prices"),
                options.files("--questions"),
                options.files("--corrections"),
                TimeRange.of(options),
                new RefusedLines(err));
    }

    TweetFiles tweets(Progress progress) throws IOException {
        return new TweetFiles(tweets, range, refused, progress, now);
    }

    /** What is not a tweet. */
    RecordedEvents read() throws IOException {
        PriceJson priceJson = new PriceJson(now);
        QuestionJson questionJson = new QuestionJson(now);
        CorrectionJson correctionJson = new CorrectionJson(now);
        List<Price> allPrices = within(read(prices, priceJson::read), Price::timeMillis);
        List<Question> allQuestions = distinct(within(read(questions, questionJson::read), Question::askAtMillis));
        if (!questions.isEmpty()) {
            checkLabels(allQuestions);
        }
        List<Correction> allCorrections = within(
                read(corrections, line -> correctionJson.read(line, ReplayInput.UNTIMED)),
                correction ->
                        correction.timeMillis() == ReplayInput.UNTIMED ? range.fromMillis() : correction.timeMillis());
        return new RecordedEvents(allPrices, allQuestions, allCorrections);
    }

    private <T> List<T> within(List<T> events, ToLongFunction<T> time) {
        events.removeIf(event -> {
            boolean isOutside = !range.contains(time.applyAsLong(event));
            if (isOutside) {
                refused.outside();
            }
            return isOutside;
        });
        return events;
    }

    /** A question may be asked once: predictions are told apart by its id. */
    private List<Question> distinct(List<Question> given) {
        Set<String> ids = new HashSet<>();
        given.removeIf(question -> {
            boolean isRepeated = !ids.add(question.id());
            if (isRepeated) {
                refused.repeated();
            }
            return isRepeated;
        });
        return given;
    }

    private static void checkLabels(List<Question> questions) throws IOException {
        if (questions.isEmpty()) {
            throw new IOException("--questions has no question that can be used between --from and --to");
        }
        try {
            LabelSet.of(questions);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private interface Shape<T> {
        T read(byte[] line) throws Rejected;
    }

    private <T> List<T> read(List<Path> files, Shape<T> shape) throws IOException {
        List<T> all = new ArrayList<>();
        for (Path file : files) {
            try (JsonLines lines = JsonLines.open(file)) {
                boolean isMore = true;
                while (isMore) {
                    try {
                        byte[] line = lines.next();
                        isMore = line != null;
                        if (line != null) {
                            all.add(shape.read(line));
                        }
                    } catch (Rejected e) {
                        refused.refuse(file, lines.lineNumber(), e.getMessage());
                    }
                }
            }
        }
        return all;
    }

    /** What became of lines that are no event of the replay. */
    Map<String, Long> counts() {
        refused.tellTheRest();
        return refused.counts();
    }

    /** SHA-256 of all files one after the other: tweets, prices, questions, corrections, each kind in the order given. */
    String sha256() throws IOException {
        MessageDigest sha = sha();
        byte[] buffer = new byte[1 << 16];
        for (List<Path> files : List.of(tweets, prices, questions, corrections)) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        sha.update(buffer, 0, n);
                    }
                }
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
