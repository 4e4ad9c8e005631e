package io.loopgrid.replay;

import io.loopgrid.event.Label;
import io.loopgrid.event.Question;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.function.Context;
import io.loopgrid.loop.Asked;
import io.loopgrid.loop.Inquiry;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.DecisionPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Asks the questions and learns their answers, each at its time. */
final class QuestionDesk {
    private static final int NO_LABEL = -1;

    private final LabelSet labels;
    private final Inquiry inquiry;
    private final Results results;
    private final DecisionPolicy policy;
    /** How many questions about a tweet are still to be asked, and the tweet when it has come. */
    private final Map<String, Integer> awaited = new HashMap<>();

    private final Map<String, Tweet> tweets = new HashMap<>();
    private final boolean asksAboutSymbols;
    private final Map<Symbol, RecentText> recentTexts = new HashMap<>();
    private final Map<String, Integer> lastAnswers = new HashMap<>();
    private final PriorityQueue<OpenQuestion> open = new PriorityQueue<>(
            Comparator.comparingLong(OpenQuestion::answerAtMillis).thenComparingLong(OpenQuestion::place));
    private long askedCount;
    private long answeredCount;
    private long withoutTweetCount;

    QuestionDesk(List<Question> questions, LabelSet labels, Inquiry inquiry, Results results, ReplaySettings settings) {
        this.labels = labels;
        this.inquiry = inquiry;
        this.results = results;
        this.policy = new DecisionPolicy(settings.fee(), settings.slippage(), DecisionPolicy.DEFAULT_MINIMUM_EDGE);
        this.asksAboutSymbols = questions.stream().anyMatch(question -> question.tweet() == null);
        for (Question question : questions) {
            if (question.tweet() != null) {
                awaited.merge(question.tweet(), 1, Integer::sum);
            }
        }
    }

    /** A tweet has come. */
    void saw(Tweet tweet) {
        if (awaited.containsKey(tweet.id())) {
            tweets.putIfAbsent(tweet.id(), tweet);
        }
        if (asksAboutSymbols) {
            for (Symbol symbol : tweet.symbols()) {
                recentTexts.computeIfAbsent(symbol, s -> new RecentText()).add(tweet.text());
            }
        }
    }

    /** Asks; everything that happened until then has been taken in. */
    void ask(Question question) {
        Tweet tweet = question.tweet() == null ? null : take(question.tweet());
        withoutTweetCount += question.tweet() != null && tweet == null ? 1 : 0;
        Symbol symbol = question.symbol() != null ? question.symbol() : symbolOf(tweet);
        Asked asked = inquiry.ask(symbol, text(question, symbol, tweet), question.askAtMillis());
        int previous = lastAnswers.getOrDefault(subject(symbol), NO_LABEL);
        OpenQuestion waiting = new OpenQuestion(question, symbol, asked, labels, previous, askedCount++);
        open.add(waiting);
        results.asked(waiting, action(asked));
    }

    /** The text of the tweet, or what was written about the symbol since it was last asked about. */
    private String text(Question question, @Nullable Symbol symbol, @Nullable Tweet tweet) {
        if (question.tweet() != null || symbol == null) {
            return tweet == null ? "" : tweet.text();
        }
        RecentText recent = recentTexts.remove(symbol);
        return recent == null ? "" : recent.text();
    }

    private @Nullable Tweet take(String id) {
        boolean isLast = awaited.merge(id, -1, Integer::sum) <= 0;
        return isLast ? tweets.remove(id) : tweets.get(id);
    }

    private static @Nullable Symbol symbolOf(@Nullable Tweet tweet) {
        return tweet == null || tweet.symbols().isEmpty()
                ? null
                : tweet.symbols().get(0);
    }

    private static String subject(@Nullable Symbol symbol) {
        return symbol == null ? "" : symbol.name();
    }

    private @Nullable Action action(Asked asked) {
        if (!labels.isOfMarket()) {
            return null;
        }
        float down = asked.probability(labels.indexOf(Label.DOWN.name()));
        float up = asked.probability(labels.indexOf(Label.UP.name()));
        return policy.decide(down, up, asked.move());
    }

    /** When the next answer becomes known, {@link Long#MAX_VALUE} when none is awaited. */
    long timeMillis() {
        OpenQuestion next = open.peek();
        return next == null ? Long.MAX_VALUE : next.answerAtMillis();
    }

    /** Learns the answers that are known now. */
    void answer(long nowMillis, Context out) {
        List<OpenQuestion> known = new ArrayList<>();
        for (OpenQuestion next = open.peek(); next != null && next.answerAtMillis() <= nowMillis; next = open.peek()) {
            known.add(open.remove());
        }
        for (OpenQuestion answered : known) {
            int label = labels.indexOf(answered.question().label());
            results.answered(answered, label);
            inquiry.learn(answered.asked(), label, known.size(), out);
            lastAnswers.put(subject(answered.symbol()), label);
            answeredCount++;
        }
    }

    long askedCount() {
        return askedCount;
    }

    /** How many were about a tweet that had not come by then: they were asked without a text. */
    long withoutTweetCount() {
        return withoutTweetCount;
    }

    long answeredCount() {
        return answeredCount;
    }
}
