package io.loopgrid.pipeline;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.Watermark;
import io.loopgrid.grid.Cadence;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.grid.Route;
import io.loopgrid.loop.Predictor;
import java.util.List;

/**
 * Embeds, predicts and computes word gradients on every core: work on tweets has no home, it reads the member's replica.
 * What tweets teach and count is gathered for some milliseconds. Keeps nothing over a barrier. Cooperative.
 */
final class PredictProcessor implements Processor {
    private final Predictor predictor;
    private final List<Route> routes;
    private final int partitionCount;
    private final Cadence symbols = new Cadence(Cadence.PROVISIONAL_NANOS, System::nanoTime);
    /** A batch of tweets touches hundreds of words, and each costs its way to the owner and back to every replica. */
    private final Cadence words = new Cadence(2 * Cadence.PROVISIONAL_NANOS, System::nanoTime);

    private final TrainingBudget budget;
    private Outbox outbox;
    private Outgoing outgoing;
    private OutgoingContext context;

    @SuppressWarnings("NullAway.Init")
    PredictProcessor(Predictor predictor, TrainingBudget budget, List<Route> routes, int partitionCount) {
        this.predictor = predictor;
        this.budget = budget;
        this.routes = routes;
        this.partitionCount = partitionCount;
    }

    @Override
    public void init(Outbox outbox, Context context) {
        this.outbox = outbox;
        this.outgoing = new Outgoing(outbox, routes, partitionCount);
        this.context = new OutgoingContext(outgoing);
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
        if (!outgoing.flush()) {
            return;
        }
        for (PassedTweet passed = (PassedTweet) inbox.poll(); passed != null; passed = (PassedTweet) inbox.poll()) {
            predictor.take(passed.tweet(), passed.late(), passed.firstOfId(), context);
        }
        flush();
    }

    private boolean flush() {
        if (words.isDue()) {
            predictor.flush(context);
            predictor.trainShare(budget.share(predictor.tokensSeen()));
        } else if (symbols.isDue()) {
            predictor.flushSymbols(context);
        }
        return outgoing.flush();
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        context.reached(watermark.timestamp());
        // Counts of windows must not come after the time at which their windows close.
        predictor.flushSymbols(context);
        return outgoing.flush() && outbox.offer(watermark);
    }

    @Override
    public boolean saveToSnapshot() {
        predictor.flush(context);
        return outgoing.flush();
    }

    @Override
    public boolean tryProcess() {
        return outgoing.flush() && flush();
    }
}
