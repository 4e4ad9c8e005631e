package io.loopgrid.web;

import io.loopgrid.feed.Feeds;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.query.FeedDuty.Phase;
import io.loopgrid.query.FeedDuty.Report;
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

/** The feeds of the cluster; each runs on one member at a time. */
@RestController
@RequestMapping("/api/feeds")
@Tag(name = "feeds", description = "The sources of events")
final class FeedController {
    private static final Report NEVER_SEEN = new Report("", Phase.STOPPED, 0, 0, null);

    private final Feeds feeds;
    private final FeedDuty duty;
    private final Orders orders;

    FeedController(Feeds feeds, FeedDuty duty, Orders orders) {
        this.feeds = feeds;
        this.duty = duty;
        this.orders = orders;
    }

    /** A feed and what it does. */
    record FeedState(
            String name,
            Phase phase,
            long tweets,
            long prices,
            @Nullable String note,
            String member) {
        static FeedState of(String name, Report report) {
            return new FeedState(
                    name, report.phase(), report.tweets(), report.prices(), report.note(), report.member());
        }
    }

    @GetMapping
    @Operation(summary = "Every feed, running or not, and the member that it runs on")
    List<FeedState> all() {
        return feeds.names().stream()
                .map(name -> FeedState.of(name, duty.told(name).orElse(NEVER_SEEN)))
                .toList();
    }

    @PostMapping("/{name}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Start a feed on one member of the cluster; it stays started over restarts")
    JsonNode start(@PathVariable String name, @RequestParam(defaultValue = "unknown") String by) {
        return orders.switchFeed(known(name), true, by);
    }

    @PostMapping("/{name}/stop")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Stop a feed wherever it runs; it stays stopped over restarts")
    JsonNode stop(@PathVariable String name, @RequestParam(defaultValue = "unknown") String by) {
        return orders.switchFeed(known(name), false, by);
    }

    private String known(String name) {
        if (!feeds.names().contains(name)) {
            throw Problem.notFound("no feed has that name; GET /api/feeds lists them");
        }
        return name;
    }
}
