package io.loopgrid.feed;

import io.loopgrid.query.FeedDuty.Phase;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a feed: at most one at a time, ended by an interrupt. Safe for use by several threads. */
final class FeedThread {
    private static final Logger LOG = LoggerFactory.getLogger(FeedThread.class);

    private final String name;
    private final Work work;
    private @Nullable Thread thread;
    private volatile Phase phase = Phase.STOPPED;
    private volatile @Nullable String problem;

    /** What a feed does from its start to its end. */
    interface Work {
        /** Returns when everything was sent; an interrupt ends it with either exception. */
        void run() throws Exception;
    }

    FeedThread(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    synchronized void start() {
        if (phase == Phase.RUNNING) {
            return;
        }
        phase = Phase.RUNNING;
        problem = null;
        Thread started = new Thread(this::run, "feed-" + name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    /**
     * What the feed does, and why it has failed if it has.
     *
     * @param note what a person should know when it has not, or null
     */
    Feed.State state(long tweets, long prices, @Nullable String note) {
        String failed = problem;
        return new Feed.State(phase, tweets, prices, failed == null ? note : failed);
    }

    private void run() {
        LOG.info("Feed started feed={}", name);
        try {
            work.run();
            phase = Phase.COMPLETED;
            LOG.info("Feed completed feed={}", name);
        } catch (InterruptedException | InterruptException e) {
            phase = Phase.STOPPED;
            LOG.info("Feed stopped feed={}", name);
        } catch (Exception e) {
            problem = e.getMessage();
            phase = Phase.FAILED;
            LOG.error("Feed failed feed={}", name, e);
        }
    }
}
