package io.loopgrid.replay;

import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Inquiry;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.Totals;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says at the end what a replay has found out. */
final class ReportMaker {
    /** What can happen to an event beside the usual. */
    private static final List<String> FATES = List.of(
            Totals.DUPLICATES,
            Totals.REJECTED,
            Totals.REFUSED,
            Totals.LATE_TWEETS,
            Totals.LATE_PRICES,
            Totals.WITHOUT_SYMBOL,
            Totals.WITHOUT_TEXT,
            Totals.SAMPLED_OUT,
            Totals.MISSING,
            Totals.FORGOTTEN,
            Totals.CORRECTIONS,
            Totals.OUTCOMES,
            Totals.LEARNED);

    private final ReplaySettings settings;
    private final boolean hasPrices;
    private final boolean hasQuestions;
    private long firstMillis = Long.MAX_VALUE;
    private long lastMillis;

    ReportMaker(ReplaySettings settings, ReplayInput input, boolean hasQuestions) {
        this.settings = settings;
        this.hasPrices = !input.prices().isEmpty();
        this.hasQuestions = hasQuestions;
    }

    void reached(long nowMillis) {
        firstMillis = Math.min(firstMillis, nowMillis);
        lastMillis = nowMillis;
    }

    ReplayReport make(
            Results results,
            TweetDesk tweets,
            QuestionDesk questions,
            CorrectionDesk corrections,
            SequentialHost host,
            Replica replica,
            Inquiry inquiry,
            double flatBand) {
        Map<String, Long> counts = counts(results, tweets, questions, corrections, host);
        ReplayReport.Input input = new ReplayReport.Input(
                tweets.count(),
                counts.getOrDefault(Totals.PRICES, 0L),
                questions.askedCount(),
                firstMillis == Long.MAX_VALUE ? 0 : firstMillis,
                lastMillis);
        double trained = counts.getOrDefault(Totals.TRAINED_TOKENS, 0L);
        return new ReplayReport(
                input,
                results.learning(hasQuestions ? Double.NaN : flatBand, settings.seed()),
                hasPrices ? results.trading() : null,
                replica.words().size(),
                trained / counts.getOrDefault(Totals.TOKENS, 0L),
                hasQuestions ? answersLearned(questions) : labelsLearned(counts),
                hash(host, inquiry),
                settings.seed(),
                counts,
                results.figures(replica.words()));
    }

    /** What became of every event; what never happened is counted too, as 0. */
    private static Map<String, Long> counts(
            Results results,
            TweetDesk tweets,
            QuestionDesk questions,
            CorrectionDesk corrections,
            SequentialHost host) {
        Map<String, Long> counts = new TreeMap<>();
        for (String fate : FATES) {
            counts.put(fate, 0L);
        }
        host.forEach(Addresses.TOTALS, (name, total) -> counts.put(name, ((Total) total).value()));
        counts.merge(Totals.DUPLICATES, tweets.duplicates(), Long::sum);
        counts.merge(Totals.REJECTED, corrections.unheard(), Long::sum);
        counts.put("labels-pending", pending(host));
        counts.put("labels-corrected", results.correctedCount());
        counts.put("labels-retracted", results.retractedCount());
        counts.put("questions-unanswered", questions.askedCount() - questions.answeredCount());
        counts.put("questions-without-tweet", questions.withoutTweetCount());
        counts.put("drifts", results.driftCount());
        return counts;
    }

    private static long pending(SequentialHost host) {
        long[] pending = new long[1];
        host.forEach(Addresses.PREDICTIONS, (id, state) -> {
            if (((PredictionState) state).status() == PredictionState.Status.PENDING) {
                pending[0]++;
            }
        });
        return pending[0];
    }

    /** An answer is always learned. */
    private static double answersLearned(QuestionDesk questions) {
        return questions.answeredCount() == 0 ? Double.NaN : 1;
    }

    private static double labelsLearned(Map<String, Long> counts) {
        long known = counts.getOrDefault(Totals.SIGNALS, 0L)
                - counts.getOrDefault(Totals.MISSING, 0L)
                - counts.getOrDefault("labels-pending", 0L);
        return counts.getOrDefault(Totals.LEARNED, 0L) / (double) known;
    }

    private static String hash(SequentialHost host, Inquiry inquiry) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            DataOutputStream out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha));
            host.write(Addresses.MODELS, out);
            host.write(Addresses.WORDS, out);
            inquiry.write(out);
            out.flush();
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("a digest takes all bytes", e);
        }
    }
}
