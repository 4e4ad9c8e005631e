package io.loopgrid.web;

import io.loopgrid.event.Symbol;
import io.loopgrid.query.ModelBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The models, and who of their learners is the champion. */
@RestController
@RequestMapping("/api/models/{symbol}")
@Tag(name = "models", description = "Versions, learners, champion and challengers")
final class ModelController {
    private final ModelBook models;
    private final Orders orders;

    ModelController(ModelBook models, Orders orders) {
        this.models = models;
        this.orders = orders;
    }

    @GetMapping
    @Operation(summary = "Version, learners with their weights, champion and challengers")
    ModelBook.Card model(@PathVariable String symbol) {
        return card(Parameters.requiredSymbol(symbol));
    }

    @PostMapping("/promote")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Make a challenger the champion: the named one, else the one with the best score")
    JsonNode promote(
            @PathVariable String symbol,
            @RequestParam(required = false) @Nullable String challenger,
            @RequestParam(defaultValue = "unknown") String by) {
        Symbol wanted = Parameters.requiredSymbol(symbol);
        List<String> names = card(wanted).challengers().stream()
                .map(ModelBook.Challenger::name)
                .toList();
        if (names.isEmpty() || (challenger != null && !names.contains(challenger))) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "no-challenger",
                    wanted + " has no challenger"
                            + (challenger == null ? "" : " of the name " + challenger + ", only " + names));
        }
        return orders.promote(wanted, challenger, by);
    }

    @PostMapping("/rollback")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Make the champion before this one the champion again")
    JsonNode rollback(@PathVariable String symbol, @RequestParam(defaultValue = "unknown") String by) {
        Symbol wanted = Parameters.requiredSymbol(symbol);
        if (card(wanted).previous() == null) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "no-challenger",
                    wanted + " has had no other champion, so there is none to go back to");
        }
        return orders.rollback(wanted, by);
    }

    private ModelBook.Card card(Symbol symbol) {
        return models.find(symbol).orElseThrow(() -> Problem.notFound("no model of " + symbol + " exists yet"));
    }
}
