package io.loopgrid.web;

import io.loopgrid.query.CountBook;
import io.loopgrid.query.ScoreBook;
import io.loopgrid.query.Scorecard;
import io.loopgrid.query.Status;
import io.loopgrid.query.StatusBook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells how far the loop has come and how good it is. */
@RestController
@RequestMapping("/api")
@Tag(name = "loop", description = "Status, scores and counts")
final class LoopController {
    private final StatusBook statuses;
    private final ScoreBook scores;
    private final CountBook counts;

    LoopController(StatusBook statuses, ScoreBook scores, CountBook counts) {
        this.statuses = statuses;
        this.scores = scores;
        this.counts = counts;
    }

    @GetMapping("/status")
    @Operation(summary = "The job and its counts since the state began; lag 0 means that they are final")
    Status status() {
        return statuses.status();
    }

    @GetMapping("/score")
    @Operation(summary = "The scorecard beside its baselines, with the verdict")
    Scorecard score(@RequestParam(required = false) @Nullable String symbol) {
        return scores.score(Parameters.symbol(symbol))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "not-scored",
                        "nothing is scored yet" + (symbol == null ? "" : " of " + symbol)
                                + "; the first outcome comes one horizon after the first signal"));
    }

    @GetMapping("/counts")
    @Operation(summary = "Tweets in tumbling windows of event time, the newest first")
    List<CountBook.Window> counts(
            @RequestParam(required = false) @Nullable String symbol, @RequestParam(defaultValue = "120") int limit) {
        return counts.newest(Parameters.symbol(symbol), Parameters.limit("limit", limit));
    }
}
