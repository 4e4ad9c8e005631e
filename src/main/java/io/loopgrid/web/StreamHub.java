package io.loopgrid.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells every listener what happens, ten times a second and all at once. Safe for use by several threads.
 *
 * <p>Each listener has at most one thread at work for it, so that one who does not read delays nobody else.
 */
final class StreamHub {
    private static final long FLUSH_MILLIS = 100;

    private final WebSettings.Stream settings;
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock;
    private final ThreadPoolExecutor writers;
    private final Counter gaps;
    private volatile boolean closed;

    StreamHub(WebSettings.Stream settings, MeterRegistry meters) {
        this.settings = settings;
        this.clock = new ScheduledThreadPoolExecutor(1, threads("loopgrid-stream-clock-"));
        this.writers = new ThreadPoolExecutor(
                0,
                settings.maxClients() + 1,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads("loopgrid-stream-"));
        this.gaps = meters.counter("loopgrid.stream.dropped");
        Gauge.builder("loopgrid.stream.clients", clients, Set::size).register(meters);
        ScheduledFuture<?> unused =
                clock.scheduleAtFixedRate(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Adds a listener.
     *
     * @throws Problem when there are as many as may be
     */
    SseEmitter listen() {
        if (closed || clients.size() >= settings.maxClients()) {
            throw Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "streams",
                    "there are " + settings.maxClients() + " listeners already, or the service stops",
                    Map.of("maxClients", settings.maxClients()));
        }
        SseEmitter emitter = new SseEmitter(0L);
        StreamClient client = new StreamClient(emitter, settings.queue());
        emitter.onCompletion(() -> clients.remove(client));
        emitter.onTimeout(() -> clients.remove(client));
        emitter.onError(error -> clients.remove(client));
        clients.add(client);
        return emitter;
    }

    /** Whether anybody listens. */
    boolean isHeard() {
        return !clients.isEmpty();
    }

    /** Tells everybody. */
    void publish(StreamEvent event) {
        clients.forEach(client -> client.offer(event));
    }

    /** Says that events were left out. */
    void skipped(long events) {
        gaps.increment((double) events);
        clients.forEach(client -> client.drop(events));
    }

    private void flush() {
        long heartbeatNanos = settings.heartbeat().toNanos();
        for (StreamClient client : clients) {
            if (client.wantsFlush(heartbeatNanos)) {
                writers.execute(() -> write(client));
            }
        }
    }

    private void write(StreamClient client) {
        try {
            client.flush();
        } catch (IOException | IllegalStateException e) {
            // The listener is gone: nothing to tell, and nobody to tell it to.
            clients.remove(client);
        }
    }

    /** Ends every stream before the server waits for its requests to end; otherwise it would wait for all of its time. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closed = true;
        clock.shutdownNow();
        clients.forEach(StreamClient::complete);
        clients.clear();
        writers.shutdownNow();
    }

    private static CustomizableThreadFactory threads(String prefix) {
        CustomizableThreadFactory factory = new CustomizableThreadFactory(prefix);
        factory.setDaemon(true);
        return factory;
    }
}
