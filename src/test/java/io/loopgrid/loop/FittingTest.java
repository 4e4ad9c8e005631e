package io.loopgrid.loop;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Label;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FittingTest {
    private static final LoopSettings SETTINGS = LoopSettings.defaults();
    private static final int FEATURES = Features.spaceOf(SETTINGS).size();
    private static final long START = 1_525_959_600_000L;

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Fitting fitting = new Fitting(SETTINGS, background::add);
    private final Random random = new Random(1);
    private int given;

    @Test
    void fitsWhenThereAreEnoughExamples() {
        examples(199, false);
        assertThat(background).isEmpty();
        examples(1, false);
        assertThat(up(fit())).isGreaterThan(0.5f);
    }

    @Test
    void fitsToNothingOlderThanAChange() {
        examples(800, false);
        fit();
        long changed = now();
        examples(60, true);
        background.clear();
        fitting.startOver(changed);
        examples(139, true);
        assertThat(background).isEmpty();
        examples(1, true);
        assertThat(up(fit())).isLessThan(-0.5f);
    }

    @Test
    void givesNoFitThatWasBegunBeforeAChange() {
        examples(200, false);
        fitting.startOver(now());
        background.remove().run();
        assertThat(fitting.finished()).isNull();
    }

    private Fits fit() {
        background.remove().run();
        return requireNonNull(fitting.finished());
    }

    /** How much the first feature speaks for UP. */
    private static float up(Fits fits) {
        float[] x = new float[FEATURES];
        float[] logits = new float[Label.COUNT];
        x[0] = 1;
        requireNonNull(fits.logistic()).logits(x, logits);
        return logits[Label.UP.ordinal()] - logits[Label.DOWN.ordinal()];
    }

    private void examples(int count, boolean isOpposite) {
        for (int i = 0; i < count; i++) {
            float[] x = new float[FEATURES];
            x[0] = (float) random.nextGaussian();
            Label label = x[0] > 0 == isOpposite ? Label.DOWN : Label.UP;
            fitting.add(new Example(x, label, now()));
            given++;
        }
    }

    private long now() {
        return START + given * SETTINGS.horizonMillis();
    }
}
