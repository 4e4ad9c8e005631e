package io.loopgrid.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Question;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No prediction can know what comes after it: everything that is known after an instant is changed, and every prediction made
 * up to that instant stays the same, to the bit. Two planted leaks show that this would notice.
 */
final class LookAheadTest {
    private static final long START = 1_600_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final int MINUTES = 240;
    private static final List<Symbol> SYMBOLS = List.of(new Symbol("ONE"), new Symbol("TWO"));
    private static final List<String> LABELS = List.of("DOWN", "FLAT", "UP");
    private static final double[] CUTS = {0.2, 0.5, 0.83};
    private static final ReplaySettings SETTINGS = new ReplaySettings(5 * MINUTE, Double.NaN, 0.0001, 0, 1);

    /** A candle is known at its close and not before. */
    private record Candle(Symbol symbol, long closeMillis, double close) {}

    /** Everything that is ever known. */
    private record World(
            List<Tweet> tweets, List<Candle> candles, List<Question> questions, List<Correction> corrections) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changesNoSignalByWhatComesAfterIt(long seed) {
        assertThat(seesAhead(withoutQuestions(world(seed)), LookAheadTest::honest))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changesNoAnswerToAQuestionByWhatComesAfterIt(long seed) {
        assertThat(seesAhead(world(seed), LookAheadTest::honest)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotKnowAnAnswerBeforeItsTime(long seed) {
        World world = world(seed);
        assertThat(knowsAnswersEarly(world, LookAheadTest::honest)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noticesPricesThatAreKnownTooEarly(long seed) {
        assertThat(seesAhead(withoutQuestions(world(seed)), LookAheadTest::knowingPricesTwoMinutesEarly))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noticesAnswersThatAreKnownTooEarly(long seed) {
        assertThat(knowsAnswersEarly(world(seed), LookAheadTest::knowingAnswersAMinuteEarly))
                .isTrue();
        assertThat(seesAhead(world(seed), LookAheadTest::knowingAnswersAMinuteEarly))
                .isTrue();
    }

    /** Whether changing everything after some instant changes a prediction made up to it. */
    private static boolean seesAhead(World world, Function<World, List<Foretold>> system) {
        List<Foretold> all = system.apply(world);
        for (double cut : CUTS) {
            // Late within a minute: a candle closes soon.
            long instant = START + ((long) (cut * MINUTES)) * MINUTE + MINUTE * 9 / 10;
            List<Foretold> before = upTo(instant, all);
            assertThat(before).hasSizeGreaterThan(20);
            List<Foretold> changed = system.apply(changedAfter(instant, world));
            assertThat(changed).as("what was changed matters").isNotEqualTo(all);
            if (!upTo(instant, changed).equals(before)) {
                return true;
            }
        }
        return false;
    }

    /** Whether changing one answer changes a prediction made before that answer. */
    private static boolean knowsAnswersEarly(World world, Function<World, List<Foretold>> system) {
        List<Foretold> all = system.apply(world);
        for (double cut : CUTS) {
            int place = (int) (cut * world.questions.size());
            Question one = world.questions.get(place);
            List<Question> others = new ArrayList<>(world.questions);
            others.set(place, answered(one, next(one.label())));
            long instant = one.answerAtMillis() - 1;
            List<Foretold> changed = system.apply(new World(world.tweets, world.candles, others, world.corrections));
            if (!upTo(instant, changed).equals(upTo(instant, all))) {
                return true;
            }
            assertThat(changed).as("an answer matters once it is known").isNotEqualTo(all);
        }
        return false;
    }

    private static List<Foretold> honest(World world) {
        List<Price> prices = world.candles.stream()
                .map(candle -> Price.tick(candle.symbol, candle.closeMillis, candle.close, 1))
                .toList();
        return predictions(world, prices, world.questions);
    }

    private static List<Foretold> knowingPricesTwoMinutesEarly(World world) {
        List<Price> prices = world.candles.stream()
                .map(candle -> Price.tick(candle.symbol, candle.closeMillis - 2 * MINUTE, candle.close, 1))
                .toList();
        return predictions(world, prices, world.questions);
    }

    private static List<Foretold> knowingAnswersAMinuteEarly(World world) {
        List<Price> prices = world.candles.stream()
                .map(candle -> Price.tick(candle.symbol, candle.closeMillis, candle.close, 1))
                .toList();
        List<Question> early = world.questions.stream()
                .map(q -> new Question(
                        q.id(),
                        q.symbol(),
                        q.tweet(),
                        q.askAtMillis(),
                        Math.max(q.askAtMillis() + 1, q.answerAtMillis() - MINUTE),
                        q.label(),
                        q.isScored()))
                .toList();
        return predictions(world, prices, early);
    }

    private static List<Foretold> predictions(World world, List<Price> prices, List<Question> questions) {
        List<Foretold> heard = new ArrayList<>();
        ReplayListener listener = new ReplayListener() {
            @Override
            public void predicted(Foretold foretold) {
                heard.add(foretold);
            }
        };
        new Replay(SETTINGS, new ReplayInput(world.tweets.iterator(), prices, questions, world.corrections), listener)
                .run();
        return heard;
    }

    private static List<Foretold> upTo(long instant, List<Foretold> all) {
        return all.stream().filter(one -> one.timeMillis() <= instant).toList();
    }

    /** Other prices, other and fewer tweets, other answers, other corrections: all that is known after an instant. */
    private static World changedAfter(long instant, World world) {
        List<Tweet> tweets = new ArrayList<>();
        for (Tweet tweet : world.tweets) {
            if (tweet.timeMillis() <= instant) {
                tweets.add(tweet);
            } else if (tweet.timeMillis() % 3 != 0) {
                tweets.add(new Tweet(tweet.id(), tweet.timeMillis(), "b", "nothing as it was w1", tweet.symbols()));
            }
        }
        List<Candle> candles = world.candles.stream()
                .map(c -> c.closeMillis <= instant
                        ? c
                        : new Candle(
                                c.symbol, c.closeMillis, c.close * (c.closeMillis / MINUTE % 2 == 0 ? 1.004 : 0.993)))
                .toList();
        List<Question> questions = world.questions.stream()
                .map(q -> q.answerAtMillis() <= instant ? q : answered(q, next(q.label())))
                .toList();
        List<Correction> corrections = world.corrections.stream()
                .filter(correction -> correction.timeMillis() <= instant)
                .toList();
        return new World(tweets, candles, questions, corrections);
    }

    private static Question answered(Question q, String label) {
        return new Question(q.id(), q.symbol(), q.tweet(), q.askAtMillis(), q.answerAtMillis(), label, q.isScored());
    }

    private static String next(String label) {
        return LABELS.get((LABELS.indexOf(label) + 1) % LABELS.size());
    }

    private static World withoutQuestions(World world) {
        return new World(world.tweets, world.candles, List.of(), world.corrections);
    }

    /** Four hours of two symbols, whose tweets tell something of their next candles. */
    private static World world(long seed) {
        Random random = new Random(seed * 0x9e3779b97f4a7c15L);
        List<Tweet> tweets = new ArrayList<>();
        List<Candle> candles = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        List<Correction> corrections = new ArrayList<>();
        double[] prices = {100, 20};
        for (int minute = 0; minute < MINUTES; minute++) {
            long open = START + minute * MINUTE;
            for (int s = 0; s < SYMBOLS.size(); s++) {
                Symbol symbol = SYMBOLS.get(s);
                int move = random.nextInt(3) - 1;
                prices[s] *= 1 + 0.002 * move + 0.0003 * random.nextGaussian();
                candles.add(new Candle(symbol, open + MINUTE, prices[s]));
                for (int t = 0; t < 2; t++) {
                    String id = symbol.name() + minute + "x" + t;
                    long time = open + 1_000 + random.nextInt(50_000);
                    String text = "w" + random.nextInt(30) + " tell" + move + " w" + random.nextInt(30);
                    tweets.add(new Tweet(id, time, "a", text, List.of(symbol)));
                    if (t == 0) {
                        long answerAt = time + (2 + random.nextInt(8)) * MINUTE;
                        questions.add(
                                new Question("q" + id, symbol, id, time + 1, answerAt, LABELS.get(move + 1), true));
                    }
                    if (random.nextInt(12) == 0) {
                        corrections.add(correction(symbol, id, time, random));
                    }
                }
            }
        }
        tweets.sort((a, b) -> Long.compare(a.timeMillis(), b.timeMillis()));
        return new World(tweets, candles, questions, corrections);
    }

    private static Correction correction(Symbol symbol, String tweet, long timeMillis, Random random) {
        String id = symbol.name() + ":c" + tweet;
        Label label = Label.valueOf(LABELS.get(random.nextInt(3)));
        long heard = timeMillis + (1 + random.nextInt(12)) * MINUTE;
        return new Correction.OfSignal(id, symbol, heard, symbol.name() + ":" + tweet, label, "ann", null);
    }
}
