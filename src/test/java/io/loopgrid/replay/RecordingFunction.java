package io.loopgrid.replay;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.util.function.BiConsumer;

/** A function that tells a recorder of each event, and of each message it sends, before it goes on. */
final class RecordingFunction<S, E> implements KeyedFunction<S, E> {
    private final KeyedFunction<S, E> function;
    private final BiConsumer<String, Object> recorder;

    RecordingFunction(KeyedFunction<S, E> function, BiConsumer<String, Object> recorder) {
        this.function = function;
        this.recorder = recorder;
    }

    private Context recorded(Context context) {
        return new Context() {
            @Override
            public void send(String address, String key, Object message) {
                recorder.accept(address, message);
                context.send(address, key, message);
            }

            @Override
            public void forget() {
                context.forget();
            }

            @Override
            public long timeMillis() {
                return context.timeMillis();
            }
        };
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public S initial(String key) {
        return function.initial(key);
    }

    @Override
    public void apply(String key, S state, E event, Context context) {
        recorder.accept(name(), event);
        function.apply(key, state, event, recorded(context));
    }

    @Override
    public Codec<S> stateCodec() {
        return function.stateCodec();
    }

    @Override
    public Codec<E> eventCodec() {
        return function.eventCodec();
    }

    @Override
    public Bound<S> bound() {
        return function.bound();
    }

    @Override
    public long timerMillis(S state) {
        return function.timerMillis(state);
    }

    @Override
    public String clock(String key) {
        return function.clock(key);
    }

    @Override
    public void onTimer(String key, S state, long timeMillis, Context context) {
        function.onTimer(key, state, timeMillis, recorded(context));
    }

    @Override
    public void flush(Context context) {
        function.flush(recorded(context));
    }

    @Override
    public void forgotten(String key, S state, Context context) {
        function.forgotten(key, state, recorded(context));
    }
}
