package io.loopgrid.web;

import io.loopgrid.query.CountBook;
import io.loopgrid.query.ScoreBook;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Once a second, tells listeners the scorecard and the newest window where they have changed; asks once for all of them. */
final class Pulse implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final ScoreBook scores;
    private final CountBook counts;
    private final Documents documents;
    private final StreamHub hub;
    private final ScheduledExecutorService clock;
    private volatile boolean running;
    private String lastScore = "";
    private String lastCount = "";
    private boolean told;

    Pulse(ScoreBook scores, CountBook counts, Documents documents, StreamHub hub) {
        this.scores = scores;
        this.counts = counts;
        this.documents = documents;
        this.hub = hub;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("loopgrid-stream-pulse-");
        threads.setDaemon(true);
        this.clock = new ScheduledThreadPoolExecutor(1, threads);
    }

    @Override
    public void start() {
        running = true;
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clock.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void beat() {
        if (!hub.isHeard()) {
            return;
        }
        try {
            scores.score(null).map(documents::text).ifPresent(this::tellScore);
            List<CountBook.Window> newest = counts.newest(null, 1);
            if (!newest.isEmpty()) {
                tellCount(documents.text(newest.get(0)));
            }
            told = false;
        } catch (RuntimeException e) {
            // While the grid moves, questions may fail; the next one may not, so the clock must go on.
            if (!told) {
                LOG.warn("The live stream cannot ask for scores and counts and tries again cause={}", e.toString());
                told = true;
            }
        }
    }

    private void tellScore(String score) {
        if (!score.equals(lastScore)) {
            lastScore = score;
            hub.publish(new StreamEvent("score", score));
        }
    }

    private void tellCount(String count) {
        if (!count.equals(lastCount)) {
            lastCount = count;
            hub.publish(new StreamEvent("count", count));
        }
    }
}
