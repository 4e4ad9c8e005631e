package io.loopgrid.pipeline;

import io.loopgrid.grid.GridSettings;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the job looked after while the process runs, and sees to it that this member leaves in order.
 *
 * <p>Where one member is the cluster, the start waits for the job; a larger cluster may need members that are not there
 * yet, and so it is waited for beside.
 */
final class JobStarter implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);
    /** After everything it needs, before the listeners and the feeds that give it work. */
    private static final int PHASE = -100;

    private static final long LOOK_MILLIS = 200;
    private static final long LAST_LOOK_SECONDS = 20;
    private final JobKeeper keeper;
    private final Departure departure;
    private final GridSettings grid;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "loopgrid-job");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean running;

    JobStarter(JobKeeper keeper, Departure departure, GridSettings grid) {
        this.keeper = keeper;
        this.departure = departure;
        this.grid = grid;
    }

    @Override
    public void start() {
        if (grid.declaredSize() == 1) {
            keeper.look();
        }
        looking.scheduleWithFixedDelay(keeper::lookAgain, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        endLooking();
        departure.prepare();
    }

    private void endLooking() {
        looking.shutdownNow();
        try {
            if (!looking.awaitTermination(LAST_LOOK_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The job is still being looked after while the process ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
