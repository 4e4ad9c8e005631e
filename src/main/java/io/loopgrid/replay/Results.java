package io.loopgrid.replay;

import io.loopgrid.evaluation.LearningReport;
import io.loopgrid.evaluation.Scorecard;
import io.loopgrid.evaluation.TradingReport;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.loop.Scored;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.Signal;
import io.loopgrid.word2vec.WordPlane;
import io.loopgrid.word2vec.WordTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the score of everything that was predicted, over all symbols. */
final class Results {
    private static final int NO_LABEL = -1;

    private final LabelSet labels;
    private final ReplayListener listener;
    private final Scorecard scorecard;
    private final TradingDesk tradingDesk;
    private final FigureBook figures;
    private final long horizonMillis;
    private long correctedCount;
    private long retractedCount;
    private final float[] three = new float[Label.COUNT];

    Results(ReplaySettings settings, LabelSet labels, ReplayListener listener) {
        this.labels = labels;
        this.horizonMillis = settings.horizonMillis();
        this.listener = listener;
        this.scorecard = new Scorecard(labels.size());
        this.tradingDesk = new TradingDesk(settings);
        this.figures = new FigureBook();
        listener.labels(labels.names());
    }

    void price(Price price) {
        tradingDesk.price(price);
        if (figures.isPointDue()) {
            figures.equity(new Figures.Equity(
                    price.timeMillis(), tradingDesk.equity(), tradingDesk.heldEquity(), tradingDesk.randomEquity()));
        }
    }

    void signalled(Signal signal) {
        tradingDesk.signal(signal.symbol(), signal.timeMillis(), signal.action(), signal.horizonMillis());
        figures.words(signal.words());
        if (listener != ReplayListener.NONE) {
            List<Float> probabilities = List.of(signal.down(), signal.flat(), signal.up());
            String predicted = signal.mostProbable().name();
            listener.predicted(new Foretold(
                    signal.id(),
                    signal.symbol(),
                    signal.timeMillis(),
                    probabilities,
                    predicted,
                    signal.action(),
                    true));
        }
    }

    void alerted(Alert alert) {
        if (alert.kind() == Alert.Kind.DRIFT) {
            figures.drifted(alert);
        }
    }

    void outcome(Outcome outcome) {
        switch (outcome.source()) {
            case PRICE -> listener.labelled(outcome.signal(), outcome.label().name(), outcome.change());
            case CORRECTION -> correctedCount++;
            case RETRACTION -> retractedCount++;
        }
    }

    /** How many labels a correction has given, those of a span one by one. */
    long correctedCount() {
        return correctedCount;
    }

    /** How many labels a retraction has taken back. */
    long retractedCount() {
        return retractedCount;
    }

    void scored(Scored scored) {
        three[Label.DOWN.ordinal()] = scored.down();
        three[Label.FLAT.ordinal()] = scored.flat();
        three[Label.UP.ordinal()] = scored.up();
        Label previous = scored.previous();
        score(
                three,
                scored.predicted().ordinal(),
                scored.label().ordinal(),
                previous == null ? NO_LABEL : previous.ordinal(),
                scored.timeMillis(),
                horizonMillis);
    }

    private void score(
            float[] probabilities, int predicted, int label, int previous, long timeMillis, long ownHorizonMillis) {
        scorecard.add(probabilities, predicted, label, previous, timeMillis, ownHorizonMillis);
    }

    /** A question was asked; the action is null when nobody can trade on it. */
    void asked(OpenQuestion open, @Nullable Action action) {
        Symbol symbol = open.symbol();
        long asked = open.question().askAtMillis();
        if (symbol != null && action != null) {
            tradingDesk.signal(symbol, asked, action, open.question().answerAtMillis() - asked);
        }
        figures.words(open.asked().heaviest());
        if (listener != ReplayListener.NONE) {
            List<Float> probabilities = new ArrayList<>();
            for (float probability : open.probabilities()) {
                probabilities.add(probability);
            }
            listener.predicted(new Foretold(
                    open.question().id(),
                    symbol,
                    asked,
                    probabilities,
                    labels.names().get(open.predicted()),
                    action == null ? Action.HOLD : action,
                    open.question().isScored()));
        }
    }

    void answered(OpenQuestion open, int label) {
        if (open.question().isScored()) {
            score(
                    open.probabilities(),
                    open.predicted(),
                    label,
                    open.previous(),
                    open.question().askAtMillis(),
                    open.answerAtMillis() - open.question().askAtMillis());
        }
        listener.labelled(open.question().id(), open.question().label(), Double.NaN);
    }

    LearningReport learning(double flatBand, long seed) {
        return scorecard.report(labels.names(), flatBand, seed);
    }

    TradingReport trading() {
        return tradingDesk.report();
    }

    Figures figures(WordTable table) {
        return new Figures(
                labels.names(),
                scorecard.confusion(),
                scorecard.calibration(),
                scorecard.overTime(),
                figures.drifts(),
                figures.equity(),
                figures.pulls(),
                WordPlane.of(table, figures.mattered()));
    }

    /** How often something was found to have changed. */
    long driftCount() {
        return figures.driftCount();
    }
}
