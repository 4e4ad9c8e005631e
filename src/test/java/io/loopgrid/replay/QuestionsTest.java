package io.loopgrid.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopgrid.event.Price;
import io.loopgrid.event.Question;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QuestionsTest {
    private static final Symbol NEWS = new Symbol("NEWS");
    private static final long START = 1_600_000_000_000L;
    private static final long MINUTE = 60_000;
    private static final ReplaySettings SETTINGS = new ReplaySettings(10 * MINUTE, Double.NaN, 0, 0, 1);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 32})
    void learnsWhicheverLabelsThereAre(int classes) {
        News news = new News(classes, 3_000, 1);
        ReplayReport report = replay(news.tweets, news.questions);
        assertThat(report.learning().scored()).isEqualTo(3_000);
        assertThat(report.learning().classShares()).hasSize(classes);
        assertThat(report.learning().accuracy())
                .isGreaterThan(report.learning().baselines().majority().accuracy() + 0.1);
        assertThat(report.learning().verdict()).isEqualTo("edge");
        assertThat(report.trading()).isNull();
        assertThat(report.labelsLearnedShare()).isEqualTo(1);
    }

    @Test
    void findsNothingInAnswersThatAreChance() {
        News news = new News(2, 3_000, 1);
        Random random = new Random(5);
        List<Question> chance = news.questions.stream()
                .map(q -> answered(q, random.nextBoolean() ? "c0" : "c1"))
                .toList();
        assertThat(replay(news.tweets, chance).learning().verdict()).isEqualTo("no edge");
    }

    @Test
    void knowsNoAnswerBeforeItsTime() {
        News news = new News(3, 400, 1);
        Map<String, Foretold> before = predictions(news.tweets, news.questions);
        Question changed = news.questions.get(200);
        List<Question> other = new ArrayList<>(news.questions);
        other.set(200, answered(changed, changed.label().equals("c0") ? "c1" : "c0"));
        Map<String, Foretold> after = predictions(news.tweets, other);
        for (Question question : news.questions) {
            if (question.askAtMillis() < changed.answerAtMillis()) {
                assertThat(after.get(question.id())).isEqualTo(before.get(question.id()));
            }
        }
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void knowsAnAnswerAtItsVeryTime() {
        News news = new News(2, 300, 1);
        Question first = news.questions.get(50);
        Question atAnswer =
                new Question("x", NEWS, null, first.answerAtMillis(), first.answerAtMillis() + 1, "c0", true);
        List<Question> questions = new ArrayList<>(news.questions);
        questions.add(atAnswer);
        List<Question> others = new ArrayList<>(questions);
        others.set(50, answered(first, first.label().equals("c0") ? "c1" : "c0"));
        assertThat(predictions(news.tweets, others).get("x"))
                .isNotEqualTo(predictions(news.tweets, questions).get("x"));
    }

    @Test
    void learnsFromAnswersThatDoNotCount() {
        News news = new News(2, 1_000, 1);
        List<Question> half = new ArrayList<>();
        for (int i = 0; i < news.questions.size(); i++) {
            Question q = news.questions.get(i);
            half.add(new Question(
                    q.id(), q.symbol(), q.tweet(), q.askAtMillis(), q.answerAtMillis(), q.label(), i >= 500));
        }
        ReplayReport report = replay(news.tweets, half);
        assertThat(report.learning().scored()).isEqualTo(500);
        assertThat(report.modelHash())
                .isEqualTo(replay(news.tweets, news.questions).modelHash());
    }

    @Test
    void tradesOnAnswersThatSayWhereThePriceGoes() {
        Random random = new Random(1);
        List<Price> prices = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        double price = 100;
        for (int day = 0; day < 300; day++) {
            long close = START + day * 1_440L * MINUTE;
            boolean rises = random.nextInt(10) < 8;
            prices.add(Price.tick(NEWS, close, price, 1));
            price *= rises ? 1.02 : 0.98;
            questions.add(new Question(
                    "q" + day, NEWS, null, close + MINUTE, close + 1_440 * MINUTE, rises ? "UP" : "DOWN", true));
        }
        ReplaySettings daily = new ReplaySettings(1_440 * MINUTE, Double.NaN, 0, 0, 1);
        ReplayInput input = new ReplayInput(List.<Tweet>of().iterator(), prices, questions, List.of());
        ReplayReport report = new Replay(daily, input, ReplayListener.NONE).run();
        assertThat(report.learning().classShares()).containsOnlyKeys("DOWN", "UP");
        assertThat(report.trading()).isNotNull();
        assertThat(report.trading().strategy().trades()).isPositive();
        assertThat(report.trading().strategy().totalReturn()).isPositive();
    }

    @Test
    void refusesASingleLabel() {
        assertThatThrownBy(() -> LabelSet.of(List.of(new Question("q", NEWS, null, START, START + 1, "yes", true))))
                .hasMessage("questions must have 2 to 32 different labels but had 1");
    }

    private static Question answered(Question q, String label) {
        return new Question(q.id(), q.symbol(), q.tweet(), q.askAtMillis(), q.answerAtMillis(), label, q.isScored());
    }

    private static ReplayReport replay(List<Tweet> tweets, List<Question> questions) {
        return new Replay(SETTINGS, input(tweets, questions), ReplayListener.NONE).run();
    }

    private static ReplayInput input(List<Tweet> tweets, List<Question> questions) {
        return new ReplayInput(tweets.iterator(), List.of(), questions, List.of());
    }

    private static Map<String, Foretold> predictions(List<Tweet> tweets, List<Question> questions) {
        Map<String, Foretold> all = new LinkedHashMap<>();
        ReplayListener listener = new ReplayListener() {
            @Override
            public void predicted(Foretold foretold) {
                all.put(foretold.id(), foretold);
            }
        };
        new Replay(SETTINGS, input(tweets, questions), listener).run();
        return all;
    }

    /** Texts of one class each: some of its words are of the class, the others are anybody's. */
    private static final class News {
        final List<Tweet> tweets = new ArrayList<>();
        final List<Question> questions = new ArrayList<>();

        News(int classes, int count, long seed) {
            Random random = new Random(seed);
            for (int i = 0; i < count; i++) {
                int label = random.nextInt(classes);
                long time = START + i * MINUTE;
                StringBuilder text = new StringBuilder();
                for (int w = 0; w < 8; w++) {
                    boolean tells = random.nextInt(3) == 0;
                    text.append(tells ? "tell" + label + "x" + random.nextInt(6) : "word" + random.nextInt(60))
                            .append(' ');
                }
                tweets.add(new Tweet("t" + i, time, "a", text.toString(), List.of(NEWS)));
                questions.add(
                        new Question("q" + i, null, "t" + i, time + 1_000, time + 10 * MINUTE, "c" + label, true));
            }
        }
    }
}
