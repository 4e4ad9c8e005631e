package io.loopgrid.pipeline;

import io.loopgrid.grid.GridServices;
import io.loopgrid.grid.States;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Total;
import io.loopgrid.loop.Totals;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.signal.Action;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What operators watch of the job; {@code docs/operations/metrics.md} says what each meter means. A scrape reads committed
 * counts and positions once a second at most: nothing here costs the job more than it counts anyway.
 */
final class PipelineMeters implements MeterBinder {
    private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final List<String> INPUTS = List.of(
            Topics.TWEETS_RAW,
            Topics.TWEETS,
            Topics.PRICES,
            Topics.CORRECTIONS,
            Topics.LABELS,
            Topics.CONTROLS,
            Topics.ERASURES);
    /** Reasons differ by their field; this many pairs of topic and field are told apart. */
    private static final int MAX_REJECTED = 200;

    private static final InputLag.Progress NOTHING_READ = new InputLag.Progress(0, 0);
    private static final FeedDuty.Report NEVER_SEEN = new FeedDuty.Report("", FeedDuty.Phase.STOPPED, 0, 0, null);

    private final GridServices grid;
    private final PipelineServices pipeline;
    private final InputLag inputs;
    private final States<Total> totals;
    private final FeedDuty feeds;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    private Map<String, Long> counts = Map.of();
    private Map<String, InputLag.Progress> progress = Map.of();
    private Map<String, FeedDuty.Report> reports = Map.of();
    private long askedNanos;

    PipelineMeters(
            GridServices grid, PipelineServices pipeline, InputLag inputs, States<Total> totals, FeedDuty feeds) {
        this.grid = grid;
        this.pipeline = pipeline;
        this.inputs = inputs;
        this.totals = totals;
        this.feeds = feeds;
        this.askedNanos = System.nanoTime() - 2 * MAX_AGE_NANOS;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        inputs(registry);
        learning(registry);
        signals(registry);
        job(registry);
    }

    private void inputs(MeterRegistry registry) {
        for (String topic : INPUTS) {
            Tags tags = Tags.of("topic", topic);
            counter(
                    registry,
                    "inputs.consumed",
                    "Records that are in a committed state",
                    tags,
                    meters -> meters.input(topic).consumed());
            gauge(
                    registry,
                    "inputs.lag",
                    "Records that are not yet in a committed state",
                    tags,
                    meters -> meters.input(topic).lag());
        }
        total(registry, "inputs.duplicates", "topic", Topics.LABELS, Totals.DUPLICATE_CORRECTIONS);
        total(registry, "inputs.duplicates", "topic", Topics.CONTROLS, Totals.DUPLICATE_CONTROLS);
        counter(
                registry,
                "inputs.duplicates",
                "Records whose id was known",
                Tags.of("topic", Topics.TWEETS),
                meters -> meters.count(Totals.DUPLICATES)
                        - meters.count(Totals.DUPLICATE_CORRECTIONS)
                        - meters.count(Totals.DUPLICATE_CONTROLS));
        total(registry, "inputs.late", "topic", Topics.TWEETS, Totals.LATE_TWEETS);
        total(registry, "inputs.late", "topic", Topics.PRICES, Totals.LATE_PRICES);
    }

    private void signals(MeterRegistry registry) {
        total(registry, "tweets.without.signal", "reason", "symbol", Totals.WITHOUT_SYMBOL);
        total(registry, "tweets.without.signal", "reason", "text", Totals.WITHOUT_TEXT);
        total(registry, "tweets.without.signal", "reason", "late", Totals.LATE_TWEETS);
        for (Action action : Action.values()) {
            counter(
                    registry,
                    "signals.sent",
                    "Signals that this member has sent",
                    Tags.of("action", action.name()),
                    meters -> meters.pipeline.recentSignals().sent(action));
        }
        pipeline.signalDelay().bindTo(registry);
    }

    private void learning(MeterRegistry registry) {
        total(registry, "predictions.ended", "how", "outcome", Totals.OUTCOMES);
        total(registry, "predictions.ended", "how", "missing", Totals.MISSING);
        total(registry, "predictions.ended", "how", "forgotten", Totals.FORGOTTEN);
        total(registry, "predictions.ended", "how", "erased", Totals.ERASED_PENDING);
        total(registry, "predictions.ended", "how", "sampled-out", Totals.SAMPLED_OUT);
        total(registry, "model.updates", "cause", "outcome", Totals.LEARNED);
        total(registry, "model.updates", "cause", "correction", Totals.CORRECTIONS);
        total(registry, "words.steps", "cause", "mistake", Totals.WORD_STEPS);
        total(registry, "words.tokens", "use", "read", Totals.TOKENS);
        total(registry, "words.tokens", "use", "trained", Totals.TRAINED_TOKENS);
        gauge(
                registry,
                "labels.pending",
                "Predictions whose outcome is not known yet",
                Tags.empty(),
                PipelineMeters::pending);
    }

    private void job(MeterRegistry registry) {
        gauge(registry, "event.time.lag", "seconds", "From the newest event time to now", PipelineMeters::eventTimeLag);
        gauge(
                registry,
                "event.time.skew",
                "seconds",
                "Event time of the prices less that of the tweets",
                PipelineMeters::skew);
        gauge(
                registry,
                "job.commit.age",
                "seconds",
                "Since this member knew of a new commit",
                meters -> meters.grid.sinceCommitNanos() / 1e9);
        counter(
                registry,
                "job.restarts",
                "Executions of the job after its first, those after a start of the process too",
                Tags.empty(),
                meters -> Math.max(0, meters.grid.committed().generation() - 1));
    }

    private void total(MeterRegistry registry, String name, String tag, String value, String total) {
        counter(registry, name, "Since the state began", Tags.of(tag, value), meters -> meters.count(total));
    }

    private void counter(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            ToDoubleFunction<PipelineMeters> value) {
        FunctionCounter.builder("loopgrid." + name, this, meters -> meters.ask(registry, value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<PipelineMeters> value) {
        Gauge.builder("loopgrid." + name, this, meters -> meters.ask(registry, value))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String description,
            Tags tags,
            ToDoubleFunction<PipelineMeters> value) {
        Gauge.builder("loopgrid." + name, this, meters -> meters.ask(registry, value))
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private synchronized double ask(MeterRegistry registry, ToDoubleFunction<PipelineMeters> value) {
        if (System.nanoTime() - askedNanos > MAX_AGE_NANOS) {
            Map<String, Long> fresh = new HashMap<>();
            totals.forEach((name, total) -> fresh.put(name, total.value()));
            counts = fresh;
            progress = inputs.byTopic();
            reports = feeds.all();
            askedNanos = System.nanoTime();
            registerNew(registry);
        }
        return value.applyAsDouble(this);
    }

    /** What is named by what arrives: it is there from the second scrape after it was first seen. */
    private void registerNew(MeterRegistry registry) {
        for (String name : counts.keySet()) {
            boolean isRejected = name.startsWith(Totals.REJECTED + '/');
            if (isRejected && known.size() < MAX_REJECTED && known.add(name)) {
                String[] parts = name.split("/", -1);
                Tags tags = Tags.of("topic", parts[1], "field", parts[parts.length - 1]);
                counter(registry, "inputs.rejected", "Records that became dead letters", tags, m -> m.count(name));
            }
        }
        for (String feed : reports.keySet()) {
            if (known.add("feed/" + feed)) {
                Tags tags = Tags.of("feed", feed);
                counter(
                        registry,
                        "feed.sent",
                        "Events sent",
                        tags.and("kind", "tweets"),
                        m -> m.report(feed).tweets());
                counter(
                        registry,
                        "feed.sent",
                        "Events sent",
                        tags.and("kind", "prices"),
                        m -> m.report(feed).prices());
                gauge(
                        registry,
                        "feed.running",
                        "1 while the feed sends",
                        tags,
                        m -> m.report(feed).phase() == FeedDuty.Phase.RUNNING ? 1 : 0);
            }
        }
    }

    private double count(String total) {
        return counts.getOrDefault(total, 0L);
    }

    private InputLag.Progress input(String topic) {
        return progress.getOrDefault(topic, NOTHING_READ);
    }

    private FeedDuty.Report report(String feed) {
        return reports.getOrDefault(feed, NEVER_SEEN);
    }

    private double pending() {
        double ended =
                count(Totals.OUTCOMES) + count(Totals.MISSING) + count(Totals.FORGOTTEN) + count(Totals.ERASED_PENDING);
        return Math.max(0, count(Totals.SIGNALS) - count(Totals.SAMPLED_OUT) - ended);
    }

    private double eventTimeLag() {
        long newest = Math.max(
                pipeline.pace().newestReachedMillis(Topics.TWEETS),
                pipeline.pace().newestReachedMillis(Topics.PRICES));
        return newest == Long.MIN_VALUE ? Double.NaN : (System.currentTimeMillis() - newest) / 1e3;
    }

    private double skew() {
        long tweets = pipeline.pace().newestReachedMillis(Topics.TWEETS);
        long prices = pipeline.pace().newestReachedMillis(Topics.PRICES);
        return tweets == Long.MIN_VALUE || prices == Long.MIN_VALUE ? Double.NaN : (prices - tweets) / 1e3;
    }
}
