package io.loopgrid.grid;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Adds up the numbers of each key, and rings once when event time has passed 1000. */
final class SumFunction implements KeyedFunction<SumFunction.Sum, Long> {
    static final Codec<Sum> SUMS = new SumCodec();
    static final Codec<Long> NUMBERS = new NumberCodec();

    private final boolean shortLived;

    /** Saves each state in a row of its own, or those that change together in one. */
    SumFunction(boolean shortLived) {
        this.shortLived = shortLived;
    }

    static final class Sum {
        private long sum;
        private int rings;

        long sum() {
            return sum;
        }

        void add(long number) {
            sum += number;
        }

        int rings() {
            return rings;
        }
    }

    @Override
    public String name() {
        return "sums";
    }

    @Override
    public Sum initial(String key) {
        return new Sum();
    }

    @Override
    public boolean isShortLived() {
        return shortLived;
    }

    @Override
    public void apply(String key, Sum state, Long number, Context context) {
        state.sum += number;
    }

    @Override
    public long timerMillis(Sum state) {
        return state.rings == 0 ? 1_000 : Long.MAX_VALUE;
    }

    @Override
    public void onTimer(String key, Sum state, long timeMillis, Context context) {
        state.rings++;
    }

    @Override
    public Codec<Sum> stateCodec() {
        return SUMS;
    }

    @Override
    public Codec<Long> eventCodec() {
        return NUMBERS;
    }

    @Override
    public Bound<Sum> bound() {
        return new Bound<>(10_000, Sum::sum);
    }

    private static final class SumCodec implements Codec<Sum> {
        @Override
        public void write(Sum sum, DataOutput out) throws IOException {
            out.writeLong(sum.sum);
            out.writeInt(sum.rings);
        }

        @Override
        public Sum read(int version, DataInput in) throws IOException {
            Sum sum = new Sum();
            sum.sum = in.readLong();
            sum.rings = in.readInt();
            return sum;
        }
    }

    private static final class NumberCodec implements Codec<Long> {
        @Override
        public void write(Long number, DataOutput out) throws IOException {
            out.writeLong(number);
        }

        @Override
        public Long read(int version, DataInput in) throws IOException {
            return in.readLong();
        }
    }
}
