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
    /** The median time from asking to answering, 0 without questions. */
    long medianAnswerMillis() {
        long[] spans = questions.stream()
                .mapToLong(question -> question.answerAtMillis() - question.askAtMillis())
                .sorted()
                .toArray();
        return spans.length == 0 ? 0 : spans[spans.length / 2];
    }

    ReplayInput input(Iterator<Tweet> tweets) {
        return new ReplayInput(tweets, prices, questions, corrections);
    }
}
