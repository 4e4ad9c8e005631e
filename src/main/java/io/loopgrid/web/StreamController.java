package io.loopgrid.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live stream. */
@RestController
@Tag(name = "stream", description = "Server-sent events")
final class StreamController {
    private final StreamHub hub;

    StreamController(StreamHub hub) {
        this.hub = hub;
    }

    @GetMapping(value = "/api/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "signal, outcome, alert, score and count as they come; gap says how many were left out")
    SseEmitter stream(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        // Proxies that know this header pass each event on at once.
        response.setHeader("X-Accel-Buffering", "no");
        return hub.listen();
    }
}
