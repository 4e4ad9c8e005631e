package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.function.Context;
import io.loopgrid.linalg.Softmax;
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
    private final Experts experts;
    private final DecisionPolicy policy;
    private final KeepRate keepRate;
    private final SignalAlerts alerts = new SignalAlerts();
    private final long horizonMillis;
    private final long priceMaxAgeMillis;
    private final float[] x;
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
        this.direction = new float[features.size()];
        this.experts = new Experts(settings, replica);
    }

    /** Sends the signal, and the prediction when it is kept. The text has been read and embedded. */
    void give(Tweet tweet, Symbol symbol, Context out) {
        SymbolReplica known = replica.of(symbol);
        experts.of(known);
        ModelSnapshot model = experts.model();
        PriceHistory history = known.history();
        long place = history.asOf(tweet.timeMillis());
        Arrays.fill(x, 0f);
        features.fill(x, text.embedding(), known.recentAt(tweet.timeMillis()), history, place, tweet.timeMillis());
        float[] said = experts.ask(text.votes(), x);
        model.deciding().logits(said, probabilities);
        if (model.moves() != null) {
            model.moves().addLogits(x, probabilities);
        }
        Softmax.softmax(probabilities, 0, Label.COUNT);
        Arrays.fill(direction, 0f);
        experts.addDirection(Label.UP.ordinal(), Label.DOWN.ordinal(), 1f, direction);
        PredictedWords words = text.weigh(direction, experts.heard(Expert.WORDS));
        double move = place < 0 ? Double.NaN : history.move(place);
        Signal signal =
                signal(tweet, symbol, model, words, history.priceAt(tweet.timeMillis(), priceMaxAgeMillis), move);
        out.send(Addresses.SIGNALS, symbol.name(), signal);
        tally.addOne(Totals.SIGNALS);
        alerts.about(signal, out);
        if (keepRate.keeps(signal.id(), signal.timeMillis())) {
            keep(signal, tweet.author(), said, words, history, place, out);
        } else {
            tally.addOne(Totals.SAMPLED_OUT);
        }
    }

    private Signal signal(
            Tweet tweet, Symbol symbol, ModelSnapshot model, PredictedWords words, double price, double move) {
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
            Signal signal,
            String author,
            float[] said,
            PredictedWords words,
            PriceHistory history,
            long place,
            Context out) {
        double flatBand = place < 0 ? Double.NaN : history.flatBand(place);
        Prediction prediction = new Prediction(
                signal,
                author,
                flatBand,
                previous(signal, history, flatBand),
                x.clone(),
                words,
                said.clone(),
                features.terms(x, experts, direction));
        out.send(Addresses.PREDICTIONS, signal.id(), new PredictionEvent.Kept(prediction));
        batch.keep(signal.symbol(), signal.id(), signal.timeMillis());
    }

    /** The label of the newest horizon that has passed by the signal's time. */
    private @Nullable Label previous(Signal signal, PriceHistory history, double flatBand) {
        double change = history.change(signal.timeMillis() - horizonMillis, signal.timeMillis(), priceMaxAgeMillis);
        return Double.isNaN(change) || Double.isNaN(flatBand) ? null : Label.of(change, flatBand);
    }
}
