package io.loopgrid.loop;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Counts since the state began: key a name of {@link Totals}, event how much to add. */
final class TotalsFunction implements KeyedFunction<Total, Long> {
    /** Far above the number of names; the quota of each partition must hold every name that may fall into it. */
    private static final int MAX_NAMES = 100_000;

    @Override
    public String name() {
        return Addresses.TOTALS;
    }

    @Override
    public Total initial(String key) {
        return new Total(0);
    }

    @Override
    public void apply(String key, Total state, Long amount, Context context) {
        state.add(amount);
    }

    @Override
    public Codec<Total> stateCodec() {
        return new StateCodec();
    }

    @Override
    public Codec<Long> eventCodec() {
        return new EventCodec();
    }

    @Override
    public Bound<Total> bound() {
        return new Bound<>(MAX_NAMES, Total::value);
    }

    private static final class StateCodec implements Codec<Total> {
        @Override
        public void write(Total total, DataOutput out) throws IOException {
            out.writeLong(total.value());
        }

        @Override
        public Total read(int version, DataInput in) throws IOException {
            return new Total(in.readLong());
        }
    }

    private static final class EventCodec implements Codec<Long> {
        @Override
        public void write(Long amount, DataOutput out) throws IOException {
            out.writeLong(amount);
        }

        @Override
        public Long read(int version, DataInput in) throws IOException {
            return in.readLong();
        }
    }
}
