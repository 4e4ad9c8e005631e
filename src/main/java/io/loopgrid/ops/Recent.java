package io.loopgrid.ops;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is asked for again only when it is old: a scrape reads a dozen meters of the same answer, and each question
 * may go over the network. Safe for use by several threads.
 *
 * @param <T> the answer
 */
final class Recent<T> {
    private final Supplier<T> question;
    private final long maxAgeNanos;
    private @Nullable T answer;
    private long askedNanos;

    Recent(Supplier<T> question, long maxAgeNanos) {
        this.question = question;
        this.maxAgeNanos = maxAgeNanos;
    }

    synchronized T get() {
        long now = System.nanoTime();
        T known = answer;
        if (known == null || now - askedNanos > maxAgeNanos) {
            known = question.get();
            answer = known;
            askedNanos = now;
        }
        return known;
    }
}
