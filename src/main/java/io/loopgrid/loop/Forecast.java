package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.function.Context;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.model.SoftmaxSnapshot;
import io.loopgrid.num2vec.PriceHistory;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.DecisionPolicy;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One tweet and one symbol become a signal, and a prediction that waits for its outcome: with nothing that was not known
 * at the tweet's time. One thread; buffers are reused.
 */
final class Forecast {
    private final Replica replica;
    private final CommittedEpoch epoch;
    private final TweetText text;
    private final TweetBatch batch;
    private final Tally tally;
    private final Features features;
    private final DecisionPolicy policy;
    private final KeepRate keepRate;
    private final SignalAlerts alerts = new SignalAlerts();
    private final long horizonMillis;
    private final long priceMaxAgeMillis;
    private final float[] x;
    private final float[] logits = new float[Label.COUNT];
    private final float[] probabilities = new float[Label.COUNT];
    private final float[] direction;

    Forecast(
            LoopSettings settings,
            Replica replica,
            CommittedEpoch epoch,
            TweetText text,
            TweetBatch batch,
            Tally tally) {
        this.replica = replica;
        this.epoch = epoch;
        this.text = text;
        this.batch = batch;
        this.tally = tally;
        this.features = new Features(settings);
        this.policy = new DecisionPolicy(settings.fee(), settings.slippage(), DecisionPolicy.DEFAULT_MINIMUM_EDGE);
        this.keepRate = new KeepRate(settings.horizonMillis(), settings.maxPending());
        this.horizonMillis = settings.horizonMillis();
        this.priceMaxAgeMillis = settings.priceMaxAgeMillis();
        this.x = new float[features.size()];
        this.direction = new float[settings.dimension()];
    }

    /** Sends the signal, and the prediction when it is kept. The text has been read and embedded. */
    void give(Tweet tweet, Symbol symbol, Context out) {
        SymbolReplica known = replica.of(symbol);
        SoftmaxSnapshot model = known.model();
        PriceHistory history = known.history();
        long place = history.asOf(tweet.timeMillis());
        Arrays.fill(x, 0f);
        features.fill(x, text.embedding(), known.recentAt(tweet.timeMillis()), history, place, tweet.timeMillis());
        model.logits(x, logits);
        Kernels.add(text.votes(), logits);
        System.arraycopy(logits, 0, probabilities, 0, logits.length);
        model.finish(x, probabilities);
        features.direction(model, direction);
        PredictedWords words = text.weigh(direction);
        double move = place < 0 ? Double.NaN : history.move(place);
        Signal signal =
                signal(tweet, symbol, model, words, history.priceAt(tweet.timeMillis(), priceMaxAgeMillis), move);
        out.send(Addresses.SIGNALS, symbol.name(), signal);
        tally.addOne(Totals.SIGNALS);
        alerts.about(signal, out);
        if (keepRate.keeps(signal.id(), signal.timeMillis())) {
            keep(signal, model, words, history, place, out);
        } else {
            tally.addOne(Totals.SAMPLED_OUT);
        }
    }

    private Signal signal(
            Tweet tweet, Symbol symbol, SoftmaxSnapshot model, PredictedWords words, double price, double move) {
        float down = probabilities[Label.DOWN.ordinal()];
        float flat = probabilities[Label.FLAT.ordinal()];
        float up = probabilities[Label.UP.ordinal()];
        Action action = policy.decide(down, up, move);
        return new Signal(
                SignalIds.of(symbol, tweet.id()),
                symbol,
                tweet.timeMillis(),
                tweet.id(),
                action,
                down,
                flat,
                up,
                horizonMillis,
                price,
                new ModelVersion(symbol, epoch.generation(), epoch.epoch(), model.version()),
                words.heaviest());
    }

    private void keep(
            Signal signal, SoftmaxSnapshot model, PredictedWords words, PriceHistory history, long place, Context out) {
        double flatBand = place < 0 ? Double.NaN : history.flatBand(place);
        Prediction prediction = new Prediction(
                signal,
                flatBand,
                previous(signal, history, flatBand),
                x.clone(),
                words,
                features.terms(x, model, logits));
        out.send(Addresses.PREDICTIONS, signal.id(), new PredictionEvent.Kept(prediction));
        batch.keep(signal.symbol(), signal.id(), signal.timeMillis());
    }

    /** The label of the newest horizon that has passed by the signal's time. */
    private @Nullable Label previous(Signal signal, PriceHistory history, double flatBand) {
        double change = history.change(signal.timeMillis() - horizonMillis, signal.timeMillis(), priceMaxAgeMillis);
        return Double.isNaN(change) || Double.isNaN(flatBand) ? null : Label.of(change, flatBand);
    }
}
