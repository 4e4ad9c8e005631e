package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.kafka.TakenOffset;
import io.loopgrid.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SurveyTest {
    private static final long SECOND = 1_000_000_000;
    private static final TopicPartition RAW = new TopicPartition(Topics.TWEETS_RAW, 0);
    private static final TopicPartition TWEETS = new TopicPartition(Topics.TWEETS, 0);
    private static final List<String> OF_TWEETS = List.of(Topics.TWEETS);
    private static final List<String> OF_PRICES = List.of(Topics.PRICES);

    private final List<Long> questions = new ArrayList<>();
    private final Survey survey = new Survey((asked, nanos) -> questions.add(nanos));

    @Test
    void asksOneQuestionAtATimeAndNotTooOften() {
        survey.ask(0, true);
        survey.ask(SECOND, true);
        answer(0, 0);
        survey.ask(SECOND / 20, true);
        survey.ask(SECOND / 5, false);
        survey.ask(SECOND / 5, true);
        assertThat(questions).containsExactly(0L, SECOND / 5);
    }

    @Test
    void knowsNothingBeforeTheFirstAnswerAndAfterAFailure() {
        assertThat(survey.latest().isFresh(0)).isFalse();
        ask(0, 0, 0);
        assertThat(survey.latest().isFresh(SECOND)).isTrue();
        survey.ask(SECOND, true);
        survey.failed();
        assertThat(survey.latest().isFresh(SECOND)).isFalse();
    }

    @Test
    void anAnswerGrowsOld() {
        ask(0, 0, 0);
        assertThat(survey.latest().isFresh(5 * SECOND)).isTrue();
        assertThat(survey.latest().isFresh(6 * SECOND)).isFalse();
    }

    @Test
    void timeInWhichTheBrokerDidNotAnswerIsNotQuiet() {
        ask(0, 5, 5);
        ask(60 * SECOND, 5, 5);
        ask(61 * SECOND, 5, 5);
        assertThat(survey.latest().quietNanos(OF_PRICES, 0)).isEqualTo(SECOND);
        assertThat(survey.latest().quietNanos(OF_TWEETS, 0)).isEqualTo(SECOND);
    }

    @Test
    void tweetsAreQuietAsFarAsTheListenerHasCome() {
        ask(0, 5, 5);
        ask(SECOND, 5, 9);
        ask(2 * SECOND, 8, 12);
        assertThat(survey.latest().quietNanos(OF_TWEETS, 0)).isZero();
        assertThat(survey.latest().quietNanos(OF_PRICES, 0)).isEqualTo(2 * SECOND);
        ask(3 * SECOND, 9, 15);
        assertThat(survey.latest().quietNanos(OF_TWEETS, 0)).isEqualTo(SECOND);
    }

    @Test
    void remembersForHowLongABacklogLasts() {
        for (int i = 0; i < 1_000; i++) {
            ask(i * SECOND / 5, 1, 2 + i);
        }
        ask(200 * SECOND, 1_001, 1_002);
        assertThat(survey.latest().quietNanos(OF_TWEETS, 0)).isBetween(199 * SECOND, 200 * SECOND);
    }

    @Test
    void tellsTheTimeThatARawPartitionHasReachedWhileRecordsWaitInIt() {
        ask(0, 5, 5);
        assertThat(survey.latest().waitingMillis()).isEqualTo(Long.MAX_VALUE);
        ask(1, 5, 6);
        assertThat(survey.latest().waitingMillis()).isEqualTo(5_000);
        assertThat(survey.latest().end(TWEETS)).isEqualTo(7);
    }

    @Test
    void takesARawPartitionThatNobodyHasReadForOneOfUnknownTime() {
        survey.ask(0, true);
        survey.answered(Map.of(), Map.of(RAW, 3L), Map.of(RAW, 4L));
        assertThat(survey.latest().waitingMillis()).isEqualTo(TakenOffset.NO_TIME);
        survey.ask(SECOND, true);
        survey.answered(Map.of(), Map.of(RAW, 4L), Map.of(RAW, 4L));
        assertThat(survey.latest().waitingMillis()).isEqualTo(Long.MAX_VALUE);
    }

    private void ask(long nanos, long taken, long rawEnd) {
        survey.ask(nanos, true);
        answer(taken, rawEnd);
    }

    private void answer(long taken, long rawEnd) {
        survey.answered(
                Map.of(RAW, new OffsetAndMetadata(taken, Long.toString(taken * 1_000))),
                Map.of(),
                Map.of(RAW, rawEnd, TWEETS, 7L));
    }
}
