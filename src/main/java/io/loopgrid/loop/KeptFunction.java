package io.loopgrid.loop;

import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;

/**
 * Finds the kept signals of a span: key symbol and minute, as {@code BTC/26543210}.
 *
 * <p>A minute is forgotten when, at its own rate, its predictions are about to be: so all minutes together list about as
 * many signals as there are predictions. A signal that is listed and no longer kept is passed over.
 */
final class KeptFunction implements KeyedFunction<KeptMinute, MinuteEvent> {
    private static final long MINUTE_MILLIS = 60_000;
    private static final char SEPARATOR = '/';

    private final int keptPredictions;
    private final long horizonMillis;

    KeptFunction(LoopSettings settings) {
        this.keptPredictions = settings.keptPredictions();
        this.horizonMillis = settings.horizonMillis();
    }

    static long minuteOf(long timeMillis) {
        return Math.floorDiv(timeMillis, MINUTE_MILLIS);
    }

    static String keyOf(String symbol, long minute) {
        return symbol + SEPARATOR + minute;
    }

    @Override
    public String name() {
        return Addresses.KEPT;
    }

    @Override
    public KeptMinute initial(String key) {
        return new KeptMinute(Long.parseLong(key, key.indexOf(SEPARATOR) + 1, key.length(), 10));
    }

    @Override
    public void apply(String key, KeptMinute state, MinuteEvent event, Context context) {
        if (event instanceof MinuteEvent.Keep keep) {
            int room = Math.max(0, keptPredictions - state.signals().size());
            state.signals()
                    .addAll(keep.signals()
                            .subList(0, Math.min(room, keep.signals().size())));
        } else if (event instanceof MinuteEvent.Correct correct) {
            PredictionEvent verdict = new PredictionEvent.Correct(correct.verdict(), null);
            for (KeptSignal signal : state.signals()) {
                if (signal.timeMillis() >= correct.fromMillis() && signal.timeMillis() < correct.toMillis()) {
                    context.send(Addresses.PREDICTIONS, signal.id(), verdict);
                }
            }
        } else if (event instanceof MinuteEvent.Retract retract) {
            PredictionEvent back = new PredictionEvent.Retract(retract.correction(), retract.timeMillis());
            for (KeptSignal signal : state.signals()) {
                context.send(Addresses.PREDICTIONS, signal.id(), back);
            }
        } else if (event instanceof MinuteEvent.Erase erase) {
            state.signals().removeIf(signal -> signal.id().equals(erase.signal()));
            context.send(Addresses.PREDICTIONS, erase.signal(), new PredictionEvent.Erase());
        }
        if (state.signals().isEmpty()) {
            context.forget();
        }
    }

    @Override
    public long timerMillis(KeptMinute state) {
        long minutes = keptPredictions / Math.max(1, state.signals().size());
        return (state.minute() + 1 + minutes) * MINUTE_MILLIS + horizonMillis;
    }

    @Override
    public String clock(String key) {
        return key.substring(0, key.indexOf(SEPARATOR));
    }

    @Override
    public void onTimer(String key, KeptMinute state, long timeMillis, Context context) {
        context.forget();
    }

    @Override
    public Codec<KeptMinute> stateCodec() {
        return KeptMinute.codec();
    }

    @Override
    public Codec<MinuteEvent> eventCodec() {
        return MinuteEvent.codec();
    }

    @Override
    public Bound<KeptMinute> bound() {
        return new Bound<>(keptPredictions, KeptMinute::minute);
    }
}
