package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.feature.FeatureSpace;
import io.loopgrid.model.ExampleWindow;
import io.loopgrid.model.SmileLogistic;
import io.loopgrid.model.SmileTrees;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Fits Smile's challengers to the newest examples, off the owner's thread. For one thread.
 *
 * <p>A fit is due when a horizon of event time has passed since the last one and a quarter more examples have come, at least
 * {@value #FEWEST} and at most {@value #MOST}: so fits cost a bounded share of the time however long the loop runs. The
 * window is not saved, because it is larger than everything else that models know: after a restart the last fit stands until
 * {@value #FEWEST} new examples have come.
 */
final class Fitting {
    private static final int CAPACITY = 1_000;
    private static final int FEWEST = 200;
    private static final int MOST = 5_000;

    private final FeatureSpace space;
    private final long horizonMillis;
    private final Executor background;
    private final ExampleWindow window;
    private @Nullable CompletableFuture<Fits> running;
    private long examples;
    private long nextExamples = FEWEST;
    private long lastHorizon = Long.MIN_VALUE;

    Fitting(LoopSettings settings, Executor background) {
        this.space = Features.spaceOf(settings);
        this.horizonMillis = settings.horizonMillis();
        this.background = background;
        this.window = new ExampleWindow(CAPACITY, space.size());
    }

    /** Adds an example and starts a fit when one is due. */
    void add(Example example) {
        window.add(example.features(), example.label().ordinal(), example.timeMillis());
        examples++;
        long horizon = Math.floorDiv(example.timeMillis(), horizonMillis);
        if (running == null && examples >= nextExamples && horizon > lastHorizon) {
            lastHorizon = horizon;
            nextExamples = examples + Math.max(FEWEST, Math.min(MOST, examples / 4));
            double[][] rows = window.toRows();
            int[] labels = window.toLabels();
            running = CompletableFuture.supplyAsync(() -> fit(rows, labels), background);
        }
    }

    /**
     * Leaves out what is older; the next fit is due as soon as there are {@value #FEWEST} others. A fit under way is of no use
     * any more.
     *
     * @param sinceMillis epoch milliseconds UTC
     */
    void startOver(long sinceMillis) {
        window.dropBefore(sinceMillis);
        running = null;
        nextExamples = examples + Math.max(0, FEWEST - window.size());
        lastHorizon = Long.MIN_VALUE;
    }

    private Fits fit(double[][] rows, int[] labels) {
        return new Fits(
                SmileLogistic.fit(rows, labels, Label.COUNT),
                SmileTrees.fit(rows, labels, space.marketFrom(), space.biasAt(), Label.COUNT));
    }

    /** A fit that has been finished since the last call, or null. */
    @Nullable
    Fits finished() {
        if (running == null || !running.isDone()) {
            return null;
        }
        Fits fits = running.join();
        running = null;
        return fits;
    }
}
