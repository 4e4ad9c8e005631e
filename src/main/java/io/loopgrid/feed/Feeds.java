package io.loopgrid.feed;

import io.loopgrid.event.Control;
import io.loopgrid.query.ControlBook;
import io.loopgrid.query.ControlBook.FeedOrder;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.query.FeedDuty.Phase;
import io.loopgrid.query.FeedDuty.Report;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * All feeds of the cluster by name. Looks several times a second which of them are on duty on this member, and lets those run
 * that are to run: what people last said counts, and before anybody has said anything, the settings.
 *
 * <p>A feed that has sent all it has says so as a control of its own, so that no member sends the same again. Runs when
 * everything else does, and stops all feeds before anything else stops.
 */
public final class Feeds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private static final long LOOK_MILLIS = 500;
    private static final long LONGEST_STOP_SECONDS = 10;
    private static final FeedOrder NOTHING_SAID = new FeedOrder(null, null, null);

    private final Map<String, Feed> byName = new LinkedHashMap<>();
    private final Set<String> atStart;
    private final ControlBook controls;
    private final FeedDuty duty;
    private final ControlSender sender;
    /** For each feed that was started here, the control that asked for it, empty when the settings did. */
    private final Map<String, String> startedBy = new HashMap<>();
    /** The ids of completions that Kafka has taken; one for each time somebody asked for a feed that has an end. */
    private final Set<String> said = new HashSet<>();
    /** The feeds on duty here, with what was last told of each. */
    private final Map<String, Report> onDuty = new HashMap<>();

    private @Nullable ScheduledExecutorService watch;

    Feeds(List<Feed> feeds, Set<String> atStart, ControlBook controls, FeedDuty duty, ControlSender sender) {
        feeds.forEach(feed -> byName.put(feed.name(), feed));
        this.atStart = Set.copyOf(atStart);
        this.controls = controls;
        this.duty = duty;
        this.sender = sender;
    }

    /** The name of every feed that there is, running or not. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(Feeds::thread);
        started.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watch = started;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "feeds");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        for (Feed feed : byName.values()) {
            try {
                look(feed);
            } catch (RuntimeException e) {
                // The grid does not answer: the next look is half a second away, and the lock ends by itself.
                LOG.warn("Feed could not be looked after feed={} because={}", feed.name(), e.toString());
            }
        }
    }

    private void look(Feed feed) {
        if (!duty.take(feed.name())) {
            if (onDuty.remove(feed.name()) != null) {
                LOG.info("Feed is on duty elsewhere feed={}", feed.name());
                feed.stop();
            }
            return;
        }
        FeedOrder order = controls.feed(feed.name()).orElse(NOTHING_SAID);
        boolean on = order.on() == null ? atStart.contains(feed.name()) : order.on();
        boolean done = !feed.content().isEmpty() && feed.content().equals(order.completed());
        if (on && !done) {
            run(feed, order.switchId() == null ? "" : order.switchId());
        } else {
            feed.stop();
        }
        tell(feed, done);
    }

    /** Starts a feed unless it runs, or did what it was asked for already. */
    private void run(Feed feed, String askedBy) {
        boolean sameAsBefore = askedBy.equals(startedBy.get(feed.name()));
        switch (feed.state().phase()) {
            case RUNNING -> {}
            case COMPLETED -> {
                if (sameAsBefore) {
                    sayOnce(completed(feed, askedBy));
                } else {
                    start(feed, askedBy);
                }
            }
            case FAILED -> {
                if (!sameAsBefore) {
                    start(feed, askedBy);
                }
            }
            case STOPPED -> start(feed, askedBy);
        }
    }

    /** What Kafka has taken the job will hear, however far behind it is; saying it again would count as a duplicate. */
    private void sayOnce(Control completed) {
        if (!said.contains(completed.id())) {
            sender.send(completed);
            said.add(completed.id());
        }
    }

    private void start(Feed feed, String askedBy) {
        startedBy.put(feed.name(), askedBy);
        feed.start();
    }

    /** The same id each time and on each member, so that it counts once however often it is said. */
    private static Control completed(Feed feed, String askedBy) {
        String id = feed.name() + ":completed:" + feed.content() + ':' + askedBy.substring(askedBy.indexOf(':') + 1);
        return new Control.FeedCompleted(id, feed.name(), System.currentTimeMillis(), feed.content(), "feed");
    }

    private void tell(Feed feed, boolean done) {
        Feed.State state = feed.state();
        boolean before = done && state.phase() == Phase.STOPPED;
        String note = before ? "played to the end before; start it to play it again" : state.note();
        Phase phase = before ? Phase.COMPLETED : state.phase();
        Report report = new Report(duty.member(), phase, state.tweets(), state.prices(), note);
        if (!report.equals(onDuty.put(feed.name(), report))) {
            duty.tell(feed.name(), report);
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = watch;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            if (!running.awaitTermination(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        byName.values().forEach(Feed::stop);
        onDuty.keySet().forEach(duty::leave);
        onDuty.clear();
        watch = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
