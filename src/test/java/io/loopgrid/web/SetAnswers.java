package io.loopgrid.web;

import io.loopgrid.evaluation.BaselineScores;
import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.Performance;
import io.loopgrid.evaluation.Scores;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.event.Control;
import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.query.ControlBook;
import io.loopgrid.query.CorrectionBook;
import io.loopgrid.query.CountBook;
import io.loopgrid.query.ExplainedSignal;
import io.loopgrid.query.Explanation;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.query.Job;
import io.loopgrid.query.ModelBook;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.Scorecard;
import io.loopgrid.query.SignalBook;
import io.loopgrid.query.SimilarityBook;
import io.loopgrid.query.Status;
import io.loopgrid.query.StatusBook;
import io.loopgrid.query.WordBook;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import io.loopgrid.signal.WordWeight;
import io.loopgrid.word2vec.Neighbour;
import io.loopgrid.word2vec.VectorsFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers in place of the grid: one symbol BTC with one signal, one word, one correction; everything else is unknown. */
@Configuration(proxyBeanMethods = false)
class SetAnswers {
    static final Symbol BTC = new Symbol("BTC");

    static final Signal SIGNAL = new Signal(
            "BTC:7",
            BTC,
            1_600_000_000_000L,
            "7",
            Action.BUY,
            0.2f,
            0.3f,
            0.5f,
            300_000,
            9240.6,
            new ModelVersion(BTC, 3, 118, 1234),
            List.of(new WordWeight("moon", 0.12f)));

    /** Who wrote the tweet of {@link #SIGNAL}. */
    static final String AUTHOR = "a00112233445566778899aabb";

    static final Correction CORRECTION =
            new Correction.OfSignal("BTC:c1", BTC, 1_600_000_000_500L, "BTC:7", Label.DOWN, "ann", null);

    static final Control CONTROL = new Control.SwitchFeed("set:k1", "set", 1_600_000_000_900L, true, "ann");

    @Bean
    SetJob job() {
        return new SetJob();
    }

    @Bean
    StatusBook statusBook(Job job) {
        return () -> new Status(job.state(), 1, 1L, 20, 3, 18, 5, 1, 2, 1, 0, 4, 77, Map.of("error", 3L));
    }

    @Bean
    ScoreBook scoreBook() {
        Scores scores = new Scores(0.6, 0.55, 0.1, 0.5, 0.9, 0.4, 0.1);
        Performance performance = new Performance(0.02, 1.1, 0.3, 4, 7);
        Scorecard card = new Scorecard(
                "BTC",
                new LearningReport(
                        5,
                        0.6,
                        0.55,
                        Double.NaN,
                        0.9,
                        0.4,
                        0.1,
                        0.5,
                        -0.01,
                        Double.NaN,
                        new LearningReport.Intervals(
                                List.of(0.4, 0.8),
                                List.of(-0.1, 0.2),
                                List.of(-0.1, 0.1),
                                List.of(Double.NaN, Double.NaN),
                                Map.of()),
                        new BaselineScores(scores, scores, scores, scores),
                        0.001,
                        Map.of("UP", 1.0),
                        "no edge"),
                new TradingReport(
                        0.001,
                        0.0005,
                        performance,
                        performance,
                        performance,
                        List.of(Double.NaN, Double.NaN),
                        "no edge"));
        return symbol -> isBtc(symbol) ? Optional.of(card) : Optional.empty();
    }

    @Bean
    CountBook countBook() {
        return (symbol, limit) -> isBtc(symbol) ? List.of(new CountBook.Window(5000, 10_000, 42)) : List.of();
    }

    @Bean
    ModelBook modelBook() {
        ModelBook.Card card = new ModelBook.Card(
                "BTC",
                "BTC@3.118.1234",
                Map.of("softmax", 1.0),
                Map.of("examples", 1234L, "corrections", 1L),
                "softmax",
                null,
                List.of(new ModelBook.Challenger("logistic", Double.NaN)));
        return symbol -> isBtc(symbol) ? Optional.of(card) : Optional.empty();
    }

    @Bean
    ControlBook controlBook() {
        return new ControlBook() {
            @Override
            public List<Control> newest(@Nullable String subject, int limit) {
                return subject == null || subject.equals("set") ? List.of(CONTROL) : List.of();
            }

            @Override
            public Optional<FeedOrder> feed(String name) {
                return Optional.empty();
            }
        };
    }

    @Bean
    FeedDuty feedDuty() {
        return new FeedDuty() {
            @Override
            public String member() {
                return "here";
            }

            @Override
            public boolean take(String feed) {
                return false;
            }

            @Override
            public void leave(String feed) {}

            @Override
            public void tell(String feed, Report report) {}

            @Override
            public Optional<Report> told(String feed) {
                return Optional.of(new Report("there", Phase.RUNNING, 1, 2, null));
            }

            @Override
            public Map<String, Report> all() {
                return Map.of();
            }
        };
    }

    @Bean
    SignalBook signalBook() {
        return new SignalBook() {
            @Override
            public List<Signal> newest(@Nullable Symbol symbol, int limit) {
                return isBtc(symbol) ? List.of(SIGNAL) : List.of();
            }

            @Override
            public List<Signal> byAuthor(String author) {
                return author.equals(AUTHOR) ? List.of(SIGNAL) : List.of();
            }

            @Override
            public Optional<ExplainedSignal> find(String id) {
                return id.equals(SIGNAL.id()) ? Optional.of(explained()) : Optional.empty();
            }
        };
    }

    @Bean
    WordBook wordBook() {
        return new WordBook() {
            @Override
            public Optional<WordBook.Entry> find(String word) {
                return word.equals("moon")
                        ? Optional.of(new WordBook.Entry("moon", 9, WordBook.State.EMBEDDED, List.of(0.5f, Float.NaN)))
                        : Optional.empty();
            }

            @Override
            public List<Neighbour> neighbours(String word, int k) {
                return List.of(new Neighbour("rocket", 0.5f));
            }

            @Override
            public int write(VectorsFormat format, OutputStream out) throws IOException {
                out.write(("1 2\nmoon " + format + "\n").getBytes(StandardCharsets.UTF_8));
                return 1;
            }
        };
    }

    @Bean
    SimilarityBook similarityBook() {
        return () -> new SimilarityBook.Similarity(0.5, 40);
    }

    @Bean
    CorrectionBook correctionBook() {
        return new CorrectionBook() {
            @Override
            public List<CorrectionBook.Entry> newest(@Nullable Symbol symbol, int limit) {
                return isBtc(symbol) ? List.of(new CorrectionBook.Entry(CORRECTION, "bob")) : List.of();
            }

            @Override
            public Optional<CorrectionBook.Entry> find(String id) {
                return id.equals(CORRECTION.id())
                        ? Optional.of(new CorrectionBook.Entry(CORRECTION, "bob"))
                        : Optional.empty();
            }
        };
    }

    private static ExplainedSignal explained() {
        Explanation explanation = new Explanation(
                0.75f,
                List.of(new WordWeight("moon", 0.125f)),
                List.of(new Explanation.Term("return 5 min", 0.5f)),
                List.of(new Explanation.Term("calibration", 0.125f)));
        Outcome outcome = new Outcome(
                "BTC:7", BTC, 1_600_000_300_000L, Double.NaN, Label.UP, Label.UP, Action.BUY, Outcome.Source.PRICE);
        return new ExplainedSignal(SIGNAL, explanation, outcome, List.of(CORRECTION));
    }

    private static boolean isBtc(@Nullable Symbol symbol) {
        return symbol == null || symbol.equals(BTC);
    }

    /** Changes its state when told, and does nothing else. */
    static final class SetJob implements Job {
        private volatile Job.State state = Job.State.RUNNING;

        @Override
        public Job.State state() {
            return state;
        }

        @Override
        public void suspend() {
            state = Job.State.SUSPENDED;
        }

        @Override
        public void resume() {
            state = Job.State.RUNNING;
        }

        @Override
        public void restart() {
            state = Job.State.RUNNING;
        }
    }
}
