package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.linalg.Exponential;
import io.loopgrid.signal.Signal;

/**
 * Feedback: keeps predictions until the truth arrives and for a while after it; key the signal's id.
 *
 * <p>When the horizon has passed, the prices that the replica has known at the two instants give the label: it is scored
 * and, unless a correction counts, learned. A correction is learned at once, in place of the price's label if that is still
 * to come, and against it if it was learned; when it is taken back, so is what it taught. Of several corrections the last
 * one that came and was not taken back counts. Scores are of price labels only.
 */
final class PredictionsFunction implements KeyedFunction<PredictionState, PredictionEvent> {
    /** More than any two event times are apart. */
    private static final long PENDING_WORTH = 1L << 50;

    private static final double SMALLEST_PROBABILITY = 1e-9;

    private final int keptPredictions;
    private final long priceMaxAgeMillis;
    private final Replica replica;
    private final Teaching teaching;
    private final DriftBatch losses;
    private final Tally tally = new Tally();

    PredictionsFunction(LoopSettings settings, Replica replica) {
        this.keptPredictions = settings.keptPredictions();
        this.priceMaxAgeMillis = settings.priceMaxAgeMillis();
        this.replica = replica;
        this.teaching = new Teaching(settings, replica);
        this.losses = new DriftBatch(DriftKind.ERROR, settings.horizonMillis());
    }

    @Override
    public String name() {
        return Addresses.PREDICTIONS;
    }

    @Override
    public boolean isShortLived() {
        return true;
    }

    @Override
    public PredictionState initial(String key) {
        return new PredictionState();
    }

    @Override
    public void apply(String key, PredictionState state, PredictionEvent event, Context context) {
        Prediction prediction = state.prediction();
        if (event instanceof PredictionEvent.Kept kept) {
            keep(state, kept.prediction());
        } else if (prediction == null) {
            refuse(key, event, context);
            context.forget();
        } else if (event instanceof PredictionEvent.Erase) {
            erase(state, context);
        } else if (event instanceof PredictionEvent.Correct correct) {
            if (state.add(correct.verdict())) {
                relearn(state, prediction);
                Label label = correct.verdict().label();
                send(
                        outcome(state, prediction, correct.verdict().timeMillis(), label, Outcome.Source.CORRECTION),
                        context);
            }
        } else if (event instanceof PredictionEvent.Retract retract && state.retract(retract.correction())) {
            relearn(state, prediction);
            Label label = labelThatStands(state, prediction);
            send(outcome(state, prediction, retract.timeMillis(), label, Outcome.Source.RETRACTION), context);
        }
    }

    /** The last record of an id wins, as long as nothing was learned from the one before. */
    private void keep(PredictionState state, Prediction prediction) {
        if (state.prediction() == null || (state.status() == PredictionState.Status.PENDING && state.step() == null)) {
            state.keep(prediction);
        }
    }

    /** What it has taught stays: sums have no authors. */
    private void erase(PredictionState state, Context context) {
        tally.addOne(Totals.ERASED);
        if (state.status() == PredictionState.Status.PENDING) {
            tally.addOne(Totals.ERASED_PENDING);
        }
        context.forget();
    }

    private void refuse(String key, PredictionEvent event, Context context) {
        if (event instanceof PredictionEvent.Correct correct && correct.origin() != null) {
            String reason = "signal: '" + key + "' is not, or no longer, among the kept signals";
            context.send(Addresses.DEAD_LETTERS, key, new DeadLetter(correct.origin(), reason));
            tally.addOne(Totals.REFUSED);
        }
    }

    @Override
    public long timerMillis(PredictionState state) {
        Prediction prediction = state.prediction();
        if (prediction == null || state.status() != PredictionState.Status.PENDING) {
            return Long.MAX_VALUE;
        }
        return prediction.dueMillis();
    }

    @Override
    public String clock(String key) {
        return SignalIds.symbolOf(key);
    }

    @Override
    public void onTimer(String key, PredictionState state, long timeMillis, Context context) {
        Prediction prediction = state.prediction();
        if (prediction == null || state.status() != PredictionState.Status.PENDING) {
            return;
        }
        Signal signal = prediction.signal();
        double change = change(signal.symbol(), signal.timeMillis(), prediction.dueMillis());
        if (Double.isNaN(change)) {
            state.miss();
            tally.addOne(Totals.MISSING);
            return;
        }
        Label label = Label.of(change, prediction.flatBand());
        state.label(label, change);
        tally.addOne(Totals.OUTCOMES);
        send(outcome(state, prediction, prediction.dueMillis(), label, Outcome.Source.PRICE), context);
        context.send(Addresses.SCORES, signal.symbol().name(), scored(prediction, label, change));
        losses.add(signal.symbol().name(), signal.timeMillis(), loss(signal, label), 1);
        relearn(state, prediction);
    }

    private static double loss(Signal signal, Label label) {
        return -Exponential.log(Math.max(SMALLEST_PROBABILITY, signal.probability(label)));
    }

    private double change(Symbol symbol, long fromMillis, long toMillis) {
        return replica.of(symbol).change(fromMillis, toMillis, priceMaxAgeMillis);
    }

    /** Brings what the model was taught in line with what is known now. */
    private void relearn(PredictionState state, Prediction prediction) {
        Verdict verdict = state.verdict();
        CorrectionStep step = state.step();
        if (step != null && !step.verdict().equals(verdict)) {
            teaching.takeBack(prediction, step);
            state.stepped(null);
            step = null;
        }
        if (verdict != null && step == null) {
            Label learned = state.isPriceLearned() ? state.priceLabel() : null;
            CorrectionStep taken = teaching.correct(prediction, verdict, learned);
            state.stepped(taken);
            if (taken.words().length > 0) {
                tally.addOne(Totals.WORD_STEPS);
            }
        }
        Label price = state.priceLabel();
        if (verdict == null && price != null && !state.isPriceLearned()) {
            if (teaching.price(prediction, price)) {
                tally.addOne(Totals.WORD_STEPS);
            }
            state.priceLearned();
            tally.addOne(Totals.LEARNED);
        }
    }

    /** What counts after a retraction; where nobody has said anything else, the prediction stands. */
    private static Label labelThatStands(PredictionState state, Prediction prediction) {
        Verdict verdict = state.verdict();
        if (verdict != null) {
            return verdict.label();
        }
        Label price = state.priceLabel();
        return price != null ? price : prediction.signal().mostProbable();
    }

    private static Outcome outcome(
            PredictionState state, Prediction prediction, long timeMillis, Label label, Outcome.Source source) {
        Signal signal = prediction.signal();
        return new Outcome(
                signal.id(),
                signal.symbol(),
                timeMillis,
                state.change(),
                label,
                signal.mostProbable(),
                signal.action(),
                source);
    }

    private static Scored scored(Prediction prediction, Label label, double change) {
        Signal signal = prediction.signal();
        return new Scored(
                signal.timeMillis(),
                signal.down(),
                signal.flat(),
                signal.up(),
                signal.mostProbable(),
                label,
                prediction.previous(),
                signal.action(),
                change);
    }

    private static void send(Outcome outcome, Context context) {
        context.send(Addresses.OUTCOMES, outcome.symbol().name(), outcome);
    }

    @Override
    public void flush(Context context) {
        teaching.flush(context);
        losses.flush(context);
        tally.flush(context);
    }

    @Override
    public void forgotten(String key, PredictionState state, Context context) {
        if (state.status() == PredictionState.Status.PENDING) {
            tally.addOne(Totals.FORGOTTEN);
        }
    }

    @Override
    public Codec<PredictionState> stateCodec() {
        return PredictionState.codec();
    }

    @Override
    public Codec<PredictionEvent> eventCodec() {
        return PredictionEvent.codec();
    }

    /** Those that wait for their outcome go last, then the newest. */
    @Override
    public Bound<PredictionState> bound() {
        return new Bound<>(keptPredictions, PredictionsFunction::worth);
    }

    private static long worth(PredictionState state) {
        Prediction prediction = state.prediction();
        if (prediction == null) {
            return Long.MIN_VALUE;
        }
        long time = prediction.signal().timeMillis();
        return state.status() == PredictionState.Status.PENDING ? time : time - PENDING_WORTH;
    }
}
