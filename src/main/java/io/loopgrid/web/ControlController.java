package io.loopgrid.web;

import io.loopgrid.query.ControlBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The audit log of what people told the loop to do. */
@RestController
@RequestMapping("/api/controls")
@Tag(name = "controls", description = "Promotions, rollbacks, starts and stops of feeds")
final class ControlController {
    private final ControlBook controls;
    private final Documents documents;

    ControlController(ControlBook controls, Documents documents) {
        this.controls = controls;
        this.documents = documents;
    }

    @GetMapping
    @Operation(summary = "The newest controls first, of a symbol, of a feed, or of all")
    @ApiResponse(content = @Content(schema = @Schema(type = "array")))
    List<JsonNode> newest(
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) @Nullable String feed,
            @RequestParam(defaultValue = "50") int limit) {
        String subject =
                symbol == null ? feed : Parameters.requiredSymbol(symbol).name();
        return controls.newest(subject, Parameters.limit("limit", limit)).stream()
                .<JsonNode>map(documents::of)
                .toList();
    }
}
