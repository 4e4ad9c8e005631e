package io.loopgrid.loop;

import io.loopgrid.event.Control;
import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest controls of one symbol or feed, and for a feed what follows from them. */
public final class ControlState {
    /** How many are kept as the audit log; an older one that comes again is known by its time. */
    private static final int KEPT = 64;

    private final ArrayDeque<Control> newestFirst = new ArrayDeque<>();
    private Control.@Nullable SwitchFeed lastSwitch;
    private @Nullable String completed;

    ControlState() {}

    /** The audit log, the newest first. */
    public List<Control> newestFirst() {
        return List.copyOf(newestFirst);
    }

    /** What was last said of whether the feed is to run; null when nobody has said anything. */
    public Control.@Nullable SwitchFeed lastSwitch() {
        return lastSwitch;
    }

    /** The content that the feed has sent to its end since it was last switched on, or null. */
    public @Nullable String completed() {
        return completed;
    }

    /** Whether it was taken before. */
    boolean knows(Control control) {
        return newestFirst.stream().anyMatch(known -> known.id().equals(control.id()));
    }

    /** Whether it was given before the oldest that is kept, so that nobody can tell whether it was taken. */
    boolean isBeyondMemory(Control control) {
        return newestFirst.size() == KEPT
                && control.timeMillis() < newestFirst.getLast().timeMillis();
    }

    void accept(Control control) {
        newestFirst.addFirst(control);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
        if (control instanceof Control.SwitchFeed feed) {
            lastSwitch = feed;
            completed = null;
        } else if (control instanceof Control.FeedCompleted feed) {
            completed = feed.content();
        }
    }

    /** When it was last told something, epoch milliseconds UTC. */
    long timeMillis() {
        Control newest = newestFirst.peek();
        return newest == null ? Long.MIN_VALUE : newest.timeMillis();
    }

    static Codec<ControlState> codec() {
        return new StateCodec();
    }

    private static final class StateCodec implements Codec<ControlState> {
        @Override
        public void write(ControlState state, DataOutput out) throws IOException {
            out.writeInt(state.newestFirst.size());
            for (Iterator<Control> oldestFirst = state.newestFirst.descendingIterator(); oldestFirst.hasNext(); ) {
                ControlFields.write(oldestFirst.next(), out);
            }
            out.writeBoolean(state.lastSwitch != null);
            if (state.lastSwitch != null) {
                ControlFields.write(state.lastSwitch, out);
            }
            Fields.writeText(state.completed, out);
        }

        @Override
        public ControlState read(int version, DataInput in) throws IOException {
            ControlState state = new ControlState();
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.newestFirst.addFirst(ControlFields.read(in));
            }
            state.lastSwitch = in.readBoolean() ? (Control.SwitchFeed) ControlFields.read(in) : null;
            state.completed = Fields.readNullableText(in);
            return state;
        }
    }
}
