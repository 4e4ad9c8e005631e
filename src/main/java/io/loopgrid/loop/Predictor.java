package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.function.Context;
import io.loopgrid.function.Partitions;
import io.loopgrid.word2vec.GradientBuffer;
import io.loopgrid.word2vec.TrainingSettings;
import io.loopgrid.word2vec.WordTrainer;

/**
 * Turns tweets into signals, and into what the words can learn from them.
 *
 * <p>One thread each; it reads a {@link Replica} that others share, and keeps nothing that must survive but what
 * {@link #flush} sends. The host calls {@link #flush} after each batch and before each barrier.
 */
public final class Predictor {
    /** When so many words have gathered, they leave before the batch ends. */
    private static final int MOST_WORDS = 50_000;

    private static final float SUBSAMPLE = 1e-3f;

    private final Replica replica;
    private final TweetText text;
    private final Forecast forecast;
    private final WordTrainer trainer;
    private final GradientBuffer gradients;
    private final TweetBatch batch;
    private final DriftBatch unknownWords;
    private final Tally tally = new Tally();
    private float trainShare;
    private boolean isRefreshing;
    private long tokensCounted;
    private long trainedCounted;

    /**
     * A predictor of one thread.
     *
     * @param replica what it reads
     * @param epoch where the job stands: part of a model's version
     * @param seed of the choice of noise words
     */
    public Predictor(LoopSettings settings, Replica replica, CommittedEpoch epoch, long seed) {
        this.replica = replica;
        this.text = new TweetText(replica.words());
        this.batch = new TweetBatch(settings);
        this.unknownWords = new DriftBatch(DriftKind.VOCABULARY, settings.horizonMillis());
        this.trainShare = (float) settings.trainShare();
        this.forecast = new Forecast(settings, replica, epoch, text, batch, tally);
        TrainingSettings training = new TrainingSettings(
                TrainingSettings.Mode.SKIP_GRAM, settings.contextWindow(), settings.negatives(), SUBSAMPLE, (float)
                        settings.trainShare());
        this.trainer = new WordTrainer(training, replica.words(), seed);
        this.gradients = new GradientBuffer(replica.words(), MOST_WORDS);
    }

    /** From now on trains this share of tokens, 0 to 1: what a host lowers under load. */
    public void trainShare(double share) {
        trainShare = (float) share;
        trainer.trainShare(isRefreshing ? 1f : trainShare);
    }

    /** How many tokens of tweets there have been so far. */
    public long tokensSeen() {
        return trainer.tokensSeen();
    }

    /**
     * Takes one tweet.
     *
     * @param late whether it is beyond the allowed lateness: then it is counted and trained on, without a signal
     * @param firstOfId whether no tweet of this id came before: only then its text is trained on
     */
    public void take(Tweet tweet, boolean late, boolean firstOfId, Context out) {
        tally.addOne(Totals.TWEETS);
        int tokens = text.read(tweet.text());
        for (int i = 0; i < tweet.symbols().size(); i++) {
            batch.count(tweet.symbols().get(i), tweet.timeMillis());
        }
        if (late) {
            tally.addOne(Totals.LATE_TWEETS);
        } else if (tweet.symbols().isEmpty()) {
            tally.addOne(Totals.WITHOUT_SYMBOL);
        } else if (tokens == 0) {
            tally.addOne(Totals.WITHOUT_TEXT);
        } else {
            text.embed(replica.shared().model());
            for (int i = 0; i < tweet.symbols().size(); i++) {
                Symbol symbol = tweet.symbols().get(i);
                forecast.give(tweet, symbol, out);
                batch.embed(symbol, tweet.timeMillis(), text.embedding());
                unknownWords.add(symbol.name(), tweet.timeMillis(), text.unknown(), tokens);
            }
        }
        if (firstOfId && tokens > 0) {
            teach(tweet, out);
        }
    }

    /**
     * Takes one tweet without giving signals: it is counted and trained on, and is one of the recent ones. For hosts whose
     * predictions are asked for.
     */
    public void read(Tweet tweet, boolean firstOfId, Context out) {
        tally.addOne(Totals.TWEETS);
        int tokens = text.read(tweet.text());
        if (tokens > 0) {
            text.embed(replica.shared().model());
        }
        for (int i = 0; i < tweet.symbols().size(); i++) {
            Symbol symbol = tweet.symbols().get(i);
            batch.count(symbol, tweet.timeMillis());
            if (tokens > 0) {
                batch.embed(symbol, tweet.timeMillis(), text.embedding());
                unknownWords.add(symbol.name(), tweet.timeMillis(), text.unknown(), tokens);
            }
        }
        if (firstOfId && tokens > 0) {
            teach(tweet, out);
        }
    }

    private void teach(Tweet tweet, Context out) {
        if (gradients.isFull()) {
            sendGradients(out);
        }
        if (isRefreshing != replica.isRefreshing(tweet.timeMillis())) {
            isRefreshing = !isRefreshing;
            trainer.trainShare(isRefreshing ? 1f : trainShare);
        }
        text.teach(trainer, Partitions.hash64(tweet.id()), gradients);
    }

    /** Sends what has been gathered of symbols since the last call; what words have gathered stays until {@link #flush}. */
    public void flushSymbols(Context out) {
        batch.flush(out);
        unknownWords.flush(out);
    }

    /** Sends what has been gathered since the last call. */
    public void flush(Context out) {
        sendGradients(out);
        batch.flush(out);
        unknownWords.flush(out);
        tally.add(Totals.TOKENS, trainer.tokensSeen() - tokensCounted);
        tally.add(Totals.TRAINED_TOKENS, trainer.tokensTrained() - trainedCounted);
        tokensCounted = trainer.tokensSeen();
        trainedCounted = trainer.tokensTrained();
        tally.flush(out);
    }

    private void sendGradients(Context out) {
        gradients.drainTo((word, gradient) -> out.send(Addresses.WORDS, word, gradient));
    }
}
