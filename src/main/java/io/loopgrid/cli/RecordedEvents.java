package io.loopgrid.cli;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Price;
import io.loopgrid.event.Question;
import io.loopgrid.event.Tweet;
import io.loopgrid.replay.ReplayInput;
import java.util.Iterator;
import java.util.List;

/** What files hold beside tweets. */
record RecordedEvents(List<Price> prices, List<Question> questions, List<Correction> corrections) {
    /**
     * How long the first question waits for its answer, the median of those that are asked at that instant; 0 without
     * questions. Of the first and not of all, because it decides how the first is answered.
     */
    long firstAnswerMillis() {
        long first = questions.stream().mapToLong(Question::askAtMillis).min().orElse(0);
        long[] spans = questions.stream()
                .filter(question -> question.askAtMillis() == first)
                .mapToLong(question -> question.answerAtMillis() - question.askAtMillis())
                .sorted()
                .toArray();
        return spans.length == 0 ? 0 : spans[spans.length / 2];
    }

    ReplayInput input(Iterator<Tweet> tweets) {
        return new ReplayInput(tweets, prices, questions, corrections);
    }
}
