package io.loopgrid.replay;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Price;
import io.loopgrid.event.Question;
import io.loopgrid.event.Tweet;
import java.util.Iterator;
import java.util.List;

/**
 * What is replayed. The lists may be in any order; at one instant theirs counts.
 *
 * @param tweets about in the order of their times, taken one by one; what is out of order by more than
 *     {@value InOrder#ROOM} tweets is late
 * @param prices of all symbols
 * @param questions when there are any, they replace the labels that prices give
 * @param corrections one whose time is {@link #UNTIMED} is heard when its signal's horizon has passed
 */
public record ReplayInput(
        Iterator<Tweet> tweets, List<Price> prices, List<Question> questions, List<Correction> corrections) {
    /** The time of a correction that does not say when it was given. */
    public static final long UNTIMED = Long.MAX_VALUE;

    /** Copies the lists. */
    public ReplayInput {
        prices = List.copyOf(prices);
        questions = List.copyOf(questions);
        corrections = List.copyOf(corrections);
    }
}
