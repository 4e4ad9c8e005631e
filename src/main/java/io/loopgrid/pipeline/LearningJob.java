package io.loopgrid.pipeline;

import static com.hazelcast.jet.core.Edge.from;

import com.hazelcast.jet.config.EdgeConfig;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.Vertex;
import io.loopgrid.grid.ByPartition;
import io.loopgrid.grid.CommitSupplier;
import io.loopgrid.grid.OwnerSupplier;
import io.loopgrid.grid.Route;
import io.loopgrid.loop.Addresses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph of the job: who sends to whom. Reads top to bottom; {@code docs/architecture/job.dot} is its drawing.
 *
 * <p>The graph has no cycle, the computation has one: what {@code words}, {@code models} and {@code recents} learn goes to
 * the replica that {@code predict} reads.
 */
final class LearningJob {
    /** The job's name. */
    static final String NAME = "loopgrid";

    private static final int SINGLE_ITEMS = 1_024;
    /** Two batches for each partition: one is worked on while the next is gathered. */
    private static final int BATCHES = 128;

    private static final List<String> OUTPUTS =
            List.of(Addresses.SIGNALS, Addresses.OUTCOMES, Addresses.ALERTS, Addresses.DEAD_LETTERS);

    /** What the writer of each member's replica is told. */
    private static final List<String> ON_EVERY_MEMBER =
            List.of(Addresses.REPLICA, EventClock.ADDRESS, RecentSignals.ADDRESS);

    private final Map<String, List<String>> sendsTo = new LinkedHashMap<>();
    private final Map<String, Vertex> vertices = new HashMap<>();
    private final Map<String, Integer> inputs = new HashMap<>();
    private final DAG dag = new DAG();

    private LearningJob() {
        sends("tweets", "predict", "totals", "pace", "dead-letters");
        sends("prices", "markets", "pace", "dead-letters");
        sends("labels", "corrections", "pace", "dead-letters");
        sends("commands", "controls", "kept", "recent-signals", "pace", "dead-letters");
        sends("vectors", "words", "pace", "dead-letters");
        sends("rejected", "totals", "pace");
        sends("predict", "words", "recents", "kept", "predictions", "windows", "drift", "totals", "signals", "alerts");
        sends("markets", "history", "drift", "replica", "totals");
        sends("corrections", "kept", "predictions", "totals", "dead-letters");
        sends("controls", "models", "totals", "dead-letters");
        sends("kept", "predictions");
        sends("predictions", "models", "words", "scores", "drift", "totals", "outcomes", "dead-letters");
        sends("windows", "alerts", "totals");
        sends("drift", "models", "replica", "alerts", "totals");
        sends("words", "replica");
        sends("recents", "replica");
        sends("models", "replica", "alerts", "totals", "dead-letters");
        sends("history", "replica");
        sends("scores");
        sends("totals");
    }

    /** The graph, with some processors per member for work on tweets. */
    static DAG graph(int parallelism) {
        return new LearningJob().build(parallelism);
    }

    /** How the job is to be run. */
    static JobConfig config(PipelineSettings settings) {
        return new JobConfig()
                .setName(NAME)
                .setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE)
                .setSnapshotIntervalMillis(settings.snapshotInterval().toMillis())
                .setSuspendOnFailure(true)
                .setAutoScaling(true);
    }

    private void sends(String from, String... to) {
        sendsTo.put(from, List.of(to));
    }

    private DAG build(int parallelism) {
        sendsTo.forEach((name, targets) -> vertices.put(name, vertex(name, routes(targets), parallelism)));
        vertices.put("replica", stage(Stage.REPLICA, List.of(), 1));
        vertices.put("sink", stage(Stage.SINK, List.of(), parallelism));
        dag.newVertex("commit", new CommitSupplier()).localParallelism(1);
        sendsTo.forEach((name, targets) -> routes(targets).forEach(route -> connect(name, route)));
        return dag;
    }

    private Vertex vertex(String name, List<Route> routes, int parallelism) {
        return switch (name) {
            case "tweets" -> stage(Stage.TWEETS, routes, parallelism);
            case "prices" -> stage(Stage.PRICES, routes, 1);
            case "labels" -> stage(Stage.LABELS, routes, 1);
            case "commands" -> stage(Stage.COMMANDS, routes, 1);
            case "vectors" -> stage(Stage.VECTORS, routes, 1);
            case "rejected" -> stage(Stage.REJECTED, routes, 1);
            case "predict" -> stage(Stage.PREDICT, routes, parallelism);
            default ->
                dag.newVertex(name, new OwnerSupplier(name, routes)).localParallelism(ownersOf(name, parallelism));
        };
    }

    private Vertex stage(Stage stage, List<Route> routes, int parallelism) {
        return dag.newVertex(stage.vertex(), new StageSupplier(stage, routes)).localParallelism(parallelism);
    }

    /** Words and predictions come with every tweet; the others are few. */
    private static int ownersOf(String function, int parallelism) {
        return function.equals(Addresses.WORDS) || function.equals(Addresses.PREDICTIONS) ? parallelism : 1;
    }

    private static List<Route> routes(List<String> targets) {
        List<Route> routes = new ArrayList<>();
        for (String target : targets) {
            routes.add(new Route(target, kind(target), routes.size()));
        }
        return routes;
    }

    private static Route.Kind kind(String target) {
        if (target.equals("predict") || OUTPUTS.contains(target)) {
            return Route.Kind.OUTPUT;
        }
        return ON_EVERY_MEMBER.contains(target) ? Route.Kind.EVERY_MEMBER : Route.Kind.FUNCTION;
    }

    private void connect(String from, Route route) {
        String to = OUTPUTS.contains(route.address()) ? "sink" : vertexOf(route.address());
        Edge edge =
                from(vertices.get(from), route.ordinal()).to(vertices.get(to), inputs.merge(to, 1, Integer::sum) - 1);
        switch (route.kind()) {
            case FUNCTION -> ByPartition.toOwners(edge);
            case EVERY_MEMBER -> edge.distributed().broadcast();
            case OUTPUT -> {
                if (route.address().equals("predict") || route.address().equals(Addresses.SIGNALS)) {
                    edge.isolated();
                }
            }
        }
        dag.edge(edge.setConfig(new EdgeConfig().setQueueSize(queueOf(route))));
    }

    /** A queue of batches is as good as a long one of single items, and holds a fraction of the memory. */
    private static int queueOf(Route route) {
        return route.kind() == Route.Kind.OUTPUT ? SINGLE_ITEMS : BATCHES;
    }

    private static String vertexOf(String address) {
        return ON_EVERY_MEMBER.contains(address) ? "replica" : address;
    }
}
