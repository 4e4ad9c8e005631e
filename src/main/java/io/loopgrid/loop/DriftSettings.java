package io.loopgrid.loop;

/**
 * How drift is found and what is done about it.
 *
 * @param error what is done when the prequential log loss has risen
 * @param vocabulary what is done when more words are unknown
 * @param prices what is done when returns are larger or smaller than they were
 * @param confidence the probability of a false alarm that is accepted, above 0 and below 1
 * @param horizons how many horizons an action lasts, at least 1
 * @param rateFactor by how much a raised learning rate is larger, at least 1
 */
public record DriftSettings(
        DriftAction error,
        DriftAction vocabulary,
        DriftAction prices,
        double confidence,
        int horizons,
        double rateFactor) {
    /** Refuses numbers outside their range. */
    public DriftSettings {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1 but was " + confidence);
        }
        if (horizons < 1) {
            throw new IllegalArgumentException("horizons must be >= 1 but was " + horizons);
        }
        if (!(rateFactor >= 1)) {
            throw new IllegalArgumentException("rateFactor must be >= 1 but was " + rateFactor);
        }
    }

    /** What `application.yml` says when nothing else is said. */
    public static DriftSettings defaults() {
        return new DriftSettings(
                DriftAction.RAISE_LEARNING_RATE, DriftAction.REFRESH_EMBEDDINGS, DriftAction.NONE, 0.002, 24, 3);
    }

    DriftAction action(DriftKind kind) {
        return switch (kind) {
            case ERROR -> error;
            case VOCABULARY -> vocabulary;
            case PRICES -> prices;
        };
    }
}
