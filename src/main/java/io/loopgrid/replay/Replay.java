package io.loopgrid.replay;

import io.loopgrid.event.Price;
import io.loopgrid.event.Question;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.CommittedEpoch;
import io.loopgrid.loop.Inquiry;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Predictor;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.Scored;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.Signal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Runs the loop over recorded events in the order of their times, on one thread: every prediction is made before its label is
 * learned, with nothing that was not known at its time. At one instant come prices, answers, corrections, tweets and
 * questions, each in the order given.
 *
 * <p>It is the loop that runs live, with the same classes; only how stale the rows are that a prediction reads differs. Here
 * models, markets and recent tweets are those of the newest price, and words those of the last batch of tweets. The same
 * input and settings give the same predictions and the same {@code modelHash} on every machine.
 */
public final class Replay {
    private final Scheduled<Price> prices;
    private final Scheduled<Question> questions;
    private final InOrder<Tweet> tweets;
    private final Results results;
    private final QuestionDesk questionDesk;
    private final CorrectionDesk correctionDesk;
    private final TweetDesk tweetDesk;
    private final Replica replica;
    private final SequentialHost host;
    private final Predictor predictor;
    private final Inquiry inquiry;
    private final ReportMaker report;
    private final WordPace pace = new WordPace();
    private boolean hasUnreadTweets;
    private double flatBand = Double.NaN;

    /** A replay of some events, that tells a listener of every prediction. */
    public Replay(ReplaySettings settings, ReplayInput input, ReplayListener listener) {
        boolean hasQuestions = !input.questions().isEmpty();
        LabelSet labels = hasQuestions ? LabelSet.of(input.questions()) : LabelSet.ofMarket();
        LoopSettings loop = settings.loop();
        this.prices = new Scheduled<>(input.prices(), Price::timeMillis);
        this.questions = new Scheduled<>(input.questions(), Question::askAtMillis);
        this.tweets = new InOrder<>(input.tweets(), Tweet::timeMillis);
        this.results = new Results(settings, labels, listener);
        this.replica = new Replica(loop);
        this.host = new SequentialHost(functions(loop, replica), replica, this::take);
        this.predictor = new Predictor(loop, replica, CommittedEpoch.of(1, 0), settings.seed());
        this.inquiry = new Inquiry(loop, replica, labels.size());
        this.questionDesk = new QuestionDesk(input.questions(), labels, inquiry, results, settings);
        this.correctionDesk = new CorrectionDesk(input.corrections(), settings.horizonMillis());
        this.tweetDesk = new TweetDesk(predictor, !hasQuestions, symbols(input));
        this.report = new ReportMaker(settings, input, hasQuestions);
    }

    /** All but the scores, which are kept here over all symbols. */
    private static Map<String, Supplier<KeyedFunction<?, ?>>> functions(LoopSettings loop, Replica replica) {
        Map<String, Supplier<KeyedFunction<?, ?>>> functions =
                new LinkedHashMap<>(LoopFunctions.all(loop, replica, Runnable::run));
        functions.remove(Addresses.SCORES);
        return functions;
    }

    private static Set<Symbol> symbols(ReplayInput input) {
        Set<Symbol> symbols = new HashSet<>();
        input.prices().forEach(price -> symbols.add(price.symbol()));
        for (Question question : input.questions()) {
            if (question.symbol() != null) {
                symbols.add(question.symbol());
            }
        }
        return symbols;
    }

    private void take(String address, String key, Object message) {
        switch (address) {
            case Addresses.SIGNALS -> {
                results.signalled((Signal) message);
                correctionDesk.signalled((Signal) message);
            }
            case Addresses.OUTCOMES -> {
                results.outcome((Outcome) message);
                noteFlatBand((Outcome) message);
            }
            case Addresses.SCORES -> results.scored((Scored) message);
            case Addresses.ALERTS -> results.alerted((Alert) message);
            default -> {}
        }
    }

    private void noteFlatBand(Outcome outcome) {
        Object state = host.find(Addresses.PREDICTIONS, outcome.signal());
        if (state instanceof PredictionState kept && kept.prediction() != null) {
            flatBand = kept.prediction().flatBand();
        }
    }

    /** Runs to the end; to be called once. */
    public ReplayReport run() {
        for (long now = next(); now != Long.MAX_VALUE; now = next()) {
            takePrices(now);
            questionDesk.answer(now, host);
            correctionDesk.submit(now, host);
            takeTweets(now);
            ask(now);
            report.reached(now);
        }
        predictor.flush(host);
        host.settle();
        return report.make(results, tweetDesk, questionDesk, correctionDesk, host, replica, inquiry, flatBand);
    }

    private long next() {
        long next = Math.min(prices.timeMillis(), tweets.timeMillis());
        next = Math.min(next, Math.min(questions.timeMillis(), questionDesk.timeMillis()));
        return Math.min(next, correctionDesk.timeMillis());
    }

    private void takePrices(long now) {
        if (!prices.isDue(now)) {
            return;
        }
        readTweets();
        while (prices.isDue(now)) {
            Price price = prices.take();
            results.price(price);
            host.send(Addresses.MARKETS, price.symbol().name(), price);
        }
        host.settle();
        host.advance(now);
    }

    private void takeTweets(long now) {
        while (tweets.timeMillis() <= now && tweets.timeMillis() != Long.MAX_VALUE) {
            Tweet tweet = tweets.take();
            questionDesk.saw(tweet);
            tweetDesk.take(tweet, tweets.isLate(), host);
            hasUnreadTweets = true;
            if (pace.isBatchFull()) {
                predictor.flush(host);
                predictor.trainShare(pace.trainShare());
                host.settle();
                host.advance(now);
            }
        }
    }

    /** Lets the recent tweets be known. */
    private void readTweets() {
        if (hasUnreadTweets) {
            predictor.flushSymbols(host);
            host.settle();
            hasUnreadTweets = false;
        }
    }

    private void ask(long now) {
        if (questions.isDue(now)) {
            readTweets();
            host.settle();
            while (questions.isDue(now)) {
                questionDesk.ask(questions.take());
            }
        }
    }
}
