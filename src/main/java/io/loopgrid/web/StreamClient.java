package io.loopgrid.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One listener and what it has yet to be told. Who tells never waits for who listens: when the queue is full the oldest goes,
 * and the listener is told how many went. {@link #offer} and {@link #drop} are safe for use by several threads, {@link #flush}
 * is called by one at a time.
 */
final class StreamClient {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final SseEmitter emitter;
    private final int capacity;
    private final Deque<StreamEvent> queue = new ArrayDeque<>();
    private long dropped;
    private boolean flushing;
    private long quietSinceNanos = System.nanoTime();

    StreamClient(SseEmitter emitter, int capacity) {
        this.emitter = emitter;
        this.capacity = capacity;
    }

    synchronized void offer(StreamEvent event) {
        if (queue.size() == capacity) {
            queue.removeFirst();
            dropped++;
        }
        queue.addLast(event);
    }

    synchronized void drop(long events) {
        dropped += events;
    }

    /** Whether a thread should flush now; whoever is told yes must. */
    synchronized boolean wantsFlush(long heartbeatNanos) {
        boolean due = !queue.isEmpty() || dropped > 0 || System.nanoTime() - quietSinceNanos >= heartbeatNanos;
        if (!due || flushing) {
            return false;
        }
        flushing = true;
        return true;
    }

    /**
     * Sends all that waits in one write, or a comment when nothing does. Blocks while the listener does not read.
     *
     * @throws IOException when it is gone
     */
    void flush() throws IOException {
        List<StreamEvent> events;
        long gap;
        synchronized (this) {
            events = new ArrayList<>(queue);
            queue.clear();
            gap = dropped;
            dropped = 0;
        }
        try {
            emitter.send(Set.of(new DataWithMediaType(text(events, gap), TEXT)));
        } finally {
            synchronized (this) {
                flushing = false;
                quietSinceNanos = System.nanoTime();
            }
        }
    }

    /** Ends the stream from this side. */
    void complete() {
        emitter.complete();
    }

    /** The lines of the events; of none, a comment, which keeps the way open. */
    private static String text(List<StreamEvent> events, long gap) {
        StringBuilder text = new StringBuilder();
        if (gap > 0) {
            append(text, new StreamEvent("gap", "{\"dropped\":" + gap + "}"));
        }
        events.forEach(event -> append(text, event));
        return text.isEmpty() ? ":\n\n" : text.toString();
    }

    /** Records of topics may have line breaks between their fields; each line of data needs the prefix. */
    private static void append(StringBuilder text, StreamEvent event) {
        text.append("event:").append(event.name()).append("\ndata:");
        text.append(event.json().replace("\r", "").replace("\n", "\ndata:")).append("\n\n");
    }
}
