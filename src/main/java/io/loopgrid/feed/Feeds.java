package io.loopgrid.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All feeds by name; starts the configured ones when everything else runs, and stops all before anything else stops. */
public final class Feeds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    private final Map<String, Feed> byName = new LinkedHashMap<>();
    private final Set<String> atStart;
    private volatile boolean running;

    Feeds(List<Feed> feeds, Set<String> atStart) {
        feeds.forEach(feed -> byName.put(feed.name(), feed));
        this.atStart = Set.copyOf(atStart);
    }

    /** Every feed that there is, running or not. */
    public List<Feed> all() {
        return List.copyOf(byName.values());
    }

    /** The feed of a name, if there is one. */
    public Optional<Feed> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public void start() {
        running = true;
        for (Feed feed : byName.values()) {
            if (!atStart.contains(feed.name())) {
                continue;
            }
            if (feed.isExhausted()) {
                LOG.info(
                        "Feed does not start feed={} note={}",
                        feed.name(),
                        feed.state().note());
            } else {
                feed.start();
            }
        }
    }

    @Override
    public void stop() {
        byName.values().forEach(Feed::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
