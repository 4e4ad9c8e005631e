package io.loopgrid.pipeline;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.grid.States;
import io.loopgrid.loop.CorrectionState;
import io.loopgrid.loop.Features;
import io.loopgrid.loop.Prediction;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Verdict;
import io.loopgrid.query.ExplainedSignal;
import io.loopgrid.query.Explanation;
import io.loopgrid.query.SignalBook;
import io.loopgrid.signal.Signal;
import io.loopgrid.signal.WordWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Signals: the newest as this member has written them, and each kept one with its reasons as of the newest committed
 * state. Thread-safe.
 */
final class GridSignals implements SignalBook {
    /** A signal is explained once its epoch is committed; who asks earlier waits this long at most. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final List<String> TERM_NAMES = Features.termNames();
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final RecentSignals recent;
    private final States<PredictionState> predictions;
    private final States<CorrectionState> corrections;

    GridSignals(RecentSignals recent, States<PredictionState> predictions, States<CorrectionState> corrections) {
        this.recent = recent;
        this.predictions = predictions;
        this.corrections = corrections;
    }

    @Override
    public List<Signal> newest(@Nullable Symbol symbol, int limit) {
        return recent.newest(symbol, limit);
    }

    @Override
    public List<Signal> byAuthor(String author) {
        List<Signal> found = new ArrayList<>();
        predictions.forEach((id, state) -> {
            Prediction prediction = state.prediction();
            if (prediction != null && prediction.author().equals(author)) {
                found.add(prediction.signal());
            }
        });
        return found;
    }

    @Override
    public Optional<ExplainedSignal> find(String id) {
        Optional<ExplainedSignal> found = committed(id);
        if (found.isPresent() || !recent.contains(id)) {
            return found;
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (found.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            found = committed(id);
        }
        return found;
    }

    private Optional<ExplainedSignal> committed(String id) {
        return predictions.find(id).flatMap(state -> {
            Prediction prediction = state.prediction();
            return prediction == null ? Optional.empty() : Optional.of(explained(prediction, state));
        });
    }

    private ExplainedSignal explained(Prediction prediction, PredictionState state) {
        List<Correction> about = new ArrayList<>();
        for (Verdict verdict : state.verdicts()) {
            corrections
                    .find(verdict.correction())
                    .map(CorrectionState::correction)
                    .ifPresent(about::add);
        }
        return new ExplainedSignal(prediction.signal(), explanation(prediction), outcome(prediction, state), about);
    }

    private static Explanation explanation(Prediction prediction) {
        List<WordWeight> words = new ArrayList<>();
        float logit = 0;
        for (int i = 0; i < prediction.words().size(); i++) {
            words.add(new WordWeight(
                    prediction.words().word(i), prediction.words().weight(i)));
            logit += prediction.words().weight(i);
        }
        words.sort(Comparator.comparingDouble((WordWeight word) -> -Math.abs(word.weight())));
        List<Explanation.Term> features = new ArrayList<>();
        List<Explanation.Term> others = new ArrayList<>();
        for (int i = 0; i < prediction.termCount(); i++) {
            Explanation.Term term = new Explanation.Term(TERM_NAMES.get(i), prediction.term(i));
            (Features.isOther(term.name()) ? others : features).add(term);
            logit += term.weight();
        }
        return new Explanation(logit, words, features, others);
    }

    /** What counts now: the newest correction, else what the market has said, else nothing. */
    private static @Nullable Outcome outcome(Prediction prediction, PredictionState state) {
        Signal signal = prediction.signal();
        List<Verdict> verdicts = state.verdicts();
        Label priceLabel = state.priceLabel();
        if (!verdicts.isEmpty()) {
            Verdict newest = verdicts.get(verdicts.size() - 1);
            return outcome(signal, newest.timeMillis(), state.change(), newest.label(), Outcome.Source.CORRECTION);
        }
        if (priceLabel == null) {
            return null;
        }
        return outcome(signal, prediction.dueMillis(), state.change(), priceLabel, Outcome.Source.PRICE);
    }

    private static Outcome outcome(Signal signal, long timeMillis, double change, Label label, Outcome.Source source) {
        return new Outcome(
                signal.id(),
                signal.symbol(),
                timeMillis,
                change,
                label,
                signal.mostProbable(),
                signal.action(),
                source);
    }
}
