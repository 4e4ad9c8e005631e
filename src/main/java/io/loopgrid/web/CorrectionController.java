package io.loopgrid.web;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Symbol;
import io.loopgrid.query.CorrectionBook;
import io.loopgrid.wire.CorrectionJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The audit log of corrections, and the way to take one back: it too goes through the topic. */
@RestController
@RequestMapping("/api/corrections")
@Tag(name = "corrections", description = "The audit log")
final class CorrectionController {
    private final CorrectionBook corrections;
    private final CorrectionIntake intake;
    private final EventGate gate;
    private final Documents documents;

    CorrectionController(CorrectionBook corrections, CorrectionIntake intake, EventGate gate, Documents documents) {
        this.corrections = corrections;
        this.intake = intake;
        this.gate = gate;
        this.documents = documents;
    }

    @GetMapping
    @Operation(summary = "The newest corrections first, those taken back included")
    @ApiResponse(content = @Content(schema = @Schema(type = "array")))
    List<JsonNode> newest(
            @RequestParam(required = false) @Nullable String symbol, @RequestParam(defaultValue = "50") int limit) {
        return corrections.newest(Parameters.symbol(symbol), Parameters.limit("limit", limit)).stream()
                .<JsonNode>map(documents::of)
                .toList();
    }

    /**
     * Asks the job to take a correction back. A correction that was just sent may not be in the log yet, so any id of the
     * right form is passed on; the job puts one that it does not know aside as a dead letter.
     */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Take a correction back")
    Map<String, String> retract(@PathVariable String id, @RequestParam(defaultValue = "unknown") String by) {
        Symbol symbol = Parameters.symbolOfId(id);
        if (symbol == null) {
            throw Problem.notFound("ids of corrections begin with a symbol and a colon");
        }
        if (by.length() > CorrectionJson.MAX_NOTE_CHARS) {
            throw Problem.parameter(
                    "by", by.length(), "must have at most " + CorrectionJson.MAX_NOTE_CHARS + " characters");
        }
        // One retraction of an id is as good as two, so its own id says no more than whose it is.
        String own = id + ":retracted";
        Correction retraction = new Correction.Retraction(own, symbol, System.currentTimeMillis(), id, by);
        gate.send(List.of(intake.checked(retraction).record()));
        return Map.of("id", own, "retracts", id);
    }
}
