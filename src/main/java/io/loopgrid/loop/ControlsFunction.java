package io.loopgrid.loop;

import io.loopgrid.event.Control;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The one door of controls, and their audit log: key the symbol or the feed. Lets each through once; those about models go
 * on to {@link Addresses#MODELS}, those about feeds stay here, where every member looks for what is to run.
 */
final class ControlsFunction implements KeyedFunction<ControlState, SubmittedControl> {
    /** Symbols and feeds are few; beyond this the ones that were told nothing for the longest time are forgotten. */
    private static final int MAX_SUBJECTS = 10_000;

    private final Tally tally = new Tally();

    @Override
    public String name() {
        return Addresses.CONTROLS;
    }

    @Override
    public ControlState initial(String key) {
        return new ControlState();
    }

    @Override
    public void apply(String key, ControlState state, SubmittedControl submitted, Context context) {
        Control control = submitted.control();
        if (state.knows(control)) {
            tally.addOne(Totals.DUPLICATES);
            tally.addOne(Totals.DUPLICATE_CONTROLS);
            return;
        }
        if (state.isBeyondMemory(control)) {
            String reason = "time: " + control.timeMillis() + " is before that of the oldest kept control of " + key;
            context.send(Addresses.DEAD_LETTERS, key, new DeadLetter(submitted.origin(), reason));
            tally.addOne(Totals.REFUSED);
            return;
        }
        state.accept(control);
        tally.addOne(Totals.CONTROLS);
        if (control instanceof Control.Promote || control instanceof Control.Rollback) {
            context.send(Addresses.MODELS, key, new ModelControl(control, submitted.origin()));
        }
    }

    @Override
    public void flush(Context context) {
        tally.flush(context);
    }

    @Override
    public Codec<ControlState> stateCodec() {
        return ControlState.codec();
    }

    @Override
    public Codec<SubmittedControl> eventCodec() {
        return new EventCodec();
    }

    @Override
    public Bound<ControlState> bound() {
        return new Bound<>(MAX_SUBJECTS, ControlState::timeMillis);
    }

    private static final class EventCodec implements Codec<SubmittedControl> {
        @Override
        public void write(SubmittedControl submitted, DataOutput out) throws IOException {
            ControlFields.write(submitted.control(), out);
            submitted.origin().write(out);
        }

        @Override
        public SubmittedControl read(int version, DataInput in) throws IOException {
            return new SubmittedControl(ControlFields.read(in), Origin.read(in));
        }
    }
}
