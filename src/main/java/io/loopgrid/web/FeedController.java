package io.loopgrid.web;

import io.loopgrid.feed.Feed;
import io.loopgrid.feed.Feeds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The feeds of this member. */
@RestController
@RequestMapping("/api/feeds")
@Tag(name = "feeds", description = "The sources of events on this member")
final class FeedController {
    private final Feeds feeds;

    FeedController(Feeds feeds) {
        this.feeds = feeds;
    }

    /** A feed and what it does. */
    record FeedState(
            String name,
            Feed.Phase phase,
            long tweets,
            long prices,
            @Nullable String note) {
        static FeedState of(Feed feed) {
            Feed.State state = feed.state();
            return new FeedState(feed.name(), state.phase(), state.tweets(), state.prices(), state.note());
        }
    }

    @GetMapping
    @Operation(summary = "Every feed, running or not")
    List<FeedState> all() {
        return feeds.all().stream().map(FeedState::of).toList();
    }

    @PostMapping("/{name}/start")
    @Operation(summary = "Start a feed; does nothing while it runs")
    FeedState start(@PathVariable String name) {
        return change(name, Feed::start);
    }

    @PostMapping("/{name}/stop")
    @Operation(summary = "Stop a feed; does nothing when it does not run")
    FeedState stop(@PathVariable String name) {
        return change(name, Feed::stop);
    }

    private FeedState change(String name, Consumer<Feed> what) {
        Feed feed = feeds.find(name)
                .orElseThrow(() -> Problem.notFound("no feed has that name; GET /api/feeds lists them"));
        what.accept(feed);
        return FeedState.of(feed);
    }
}
