package io.loopgrid.grid;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.test.TestInbox;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One processor as Jet drives it: items from its inputs in order, a barrier only when it has come on all of them, then the
 * three steps of a snapshot, each repeated until it says that it is done.
 */
final class SimulatedStage {
    /** What stands in a queue where a snapshot begins. */
    static final Object BARRIER = "barrier";

    /** How far a stage has come with a snapshot. */
    enum Phase {
        NONE,
        SAVING,
        PREPARING,
        PREPARED,
        FINISHING,
        FINISHED
    }

    final Processor processor;
    final String vertex;
    final int member;
    final SimulatedOutbox outbox;
    final List<ArrayDeque<Object>> inputs = new ArrayList<>();
    final List<ArrayDeque<Object>> outputs = new ArrayList<>();
    final List<Map.Entry<Object, Object>> saved = new ArrayList<>();
    Phase phase = Phase.NONE;
    private final IntFunction<Integer> outputOf;

    /**
     * A stage.
     *
     * @param outputOf which output leads to the owner of a partition
     */
    SimulatedStage(
            Processor processor, String vertex, int member, SimulatedOutbox outbox, IntFunction<Integer> outputOf) {
        this.processor = processor;
        this.vertex = vertex;
        this.member = member;
        this.outbox = outbox;
        this.outputOf = outputOf;
    }

    /** Moves what the processor gave to the queues that lead on. */
    void drain() {
        for (Object item : outbox.items) {
            outputs.get(outputOf.apply(((Messages) item).partition())).add(item);
        }
        outbox.items.clear();
        saved.addAll(outbox.snapshot);
        outbox.snapshot.clear();
    }

    /** The inputs that have something else than a barrier in front. */
    List<ArrayDeque<Object>> readable() {
        return inputs.stream()
                .filter(queue -> !queue.isEmpty() && queue.peek() != BARRIER)
                .toList();
    }

    boolean isAtBarrier() {
        return phase == Phase.NONE && !inputs.isEmpty() && inputs.stream().allMatch(queue -> queue.peek() == BARRIER);
    }

    /** Takes an item; what the processor leaves in its inbox it gets again. */
    void take(Object item) {
        TestInbox inbox = new TestInbox(List.of(item));
        while (!inbox.isEmpty()) {
            processor.process(0, inbox);
            drain();
        }
        while (!processor.tryProcess()) {
            drain();
        }
        drain();
    }

    /** One step of the snapshot under way; false when there is nothing to do for this stage. */
    boolean advance(@Nullable Boolean success) {
        switch (phase) {
            case SAVING -> {
                if (processor.saveToSnapshot()) {
                    phase = Phase.PREPARING;
                }
                drain();
            }
            case PREPARING -> {
                if (processor.snapshotCommitPrepare()) {
                    inputs.forEach(ArrayDeque::remove);
                    outputs.forEach(queue -> queue.add(BARRIER));
                    phase = Phase.PREPARED;
                }
            }
            case FINISHING -> {
                if (success != null && processor.snapshotCommitFinish(success)) {
                    phase = Phase.FINISHED;
                }
            }
            case NONE, PREPARED, FINISHED -> {
                return false;
            }
        }
        return true;
    }

    void restore(List<Map.Entry<Object, Object>> rows) {
        Inbox inbox = new TestInbox(rows);
        processor.restoreFromSnapshot(inbox);
        drain();
    }
}
