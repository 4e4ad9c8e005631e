package io.loopgrid.web;

import io.loopgrid.query.SignalBook;
import io.loopgrid.signal.Signal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tells what was signalled, and why. */
@RestController
@RequestMapping(value = "/api/signals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "signals", description = "What was signalled, and why")
final class SignalController {
    private final SignalBook signals;
    private final Documents documents;

    SignalController(SignalBook signals, Documents documents) {
        this.signals = signals;
        this.documents = documents;
    }

    @GetMapping
    @Operation(summary = "The newest signals first, as on the topic")
    @ApiResponse(content = @Content(schema = @Schema(implementation = Signal[].class)))
    List<JsonNode> newest(
            @RequestParam(required = false) @Nullable String symbol, @RequestParam(defaultValue = "50") int limit) {
        return signals.newest(Parameters.symbol(symbol), Parameters.limit("limit", limit)).stream()
                .<JsonNode>map(documents::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "One signal with its explanation, its outcome if known, and its corrections")
    @ApiResponse(content = @Content(schema = @Schema(type = "object")))
    JsonNode one(@PathVariable String id) {
        if (Parameters.symbolOfId(id) == null) {
            throw Problem.notFound("ids of signals are SYMBOL:tweet");
        }
        return signals.find(id)
                .map(documents::of)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "expired", "this signal is not, or no longer, among the kept ones"));
    }
}
