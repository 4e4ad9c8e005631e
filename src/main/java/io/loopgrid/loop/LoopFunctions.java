package io.loopgrid.loop;

import io.loopgrid.function.Codec;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.word2vec.WordFunction;
import io.loopgrid.word2vec.WordSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** All functions of the loop by their names, for whatever host runs them. */
public final class LoopFunctions {
    private static final float LEARNING_RATE = 0.1f;
    private static final float SUPERVISED_RATE = 0.02f;

    private LoopFunctions() {}

    /**
     * Makers of every function, one instance for each processor.
     *
     * @param replica of the member that the instances are made on
     * @param background runs what takes longer than a function may; the same thread is good for a host that has time
     */
    public static Map<String, Supplier<KeyedFunction<?, ?>>> all(
            LoopSettings settings, Replica replica, Executor background) {
        WordSettings words = new WordSettings(
                settings.dimension(), settings.maxWords(), settings.minCount(), LEARNING_RATE, SUPERVISED_RATE);
        Map<String, Supplier<KeyedFunction<?, ?>>> all = new LinkedHashMap<>();
        all.put(Addresses.WORDS, () -> new WordFunction(words));
        all.put(Addresses.MARKETS, () -> new MarketFunction(settings));
        all.put(Addresses.HISTORY, () -> new HistoryFunction(settings));
        all.put(Addresses.RECENTS, () -> new RecentsFunction(settings));
        all.put(Addresses.WINDOWS, () -> new WindowsFunction(settings));
        all.put(Addresses.CORRECTIONS, () -> new CorrectionsFunction(settings));
        all.put(Addresses.CONTROLS, ControlsFunction::new);
        all.put(Addresses.KEPT, () -> new KeptFunction(settings));
        all.put(Addresses.PREDICTIONS, () -> new PredictionsFunction(settings, replica));
        all.put(Addresses.MODELS, () -> new ModelFunction(settings, background));
        all.put(Addresses.SCORES, () -> new ScoresFunction(settings, replica));
        all.put(Addresses.DRIFT, () -> new DriftFunction(settings));
        all.put(Addresses.TOTALS, TotalsFunction::new);
        return all;
    }

    /** How the events of every address, {@link Addresses#REPLICA} included, cross to another member. */
    public static Map<String, Codec<?>> eventCodecs() {
        LoopSettings any = LoopSettings.defaults();
        Map<String, Codec<?>> codecs = new LinkedHashMap<>();
        all(any, new Replica(any), Runnable::run)
                .forEach((name, maker) -> codecs.put(name, maker.get().eventCodec()));
        codecs.put(Addresses.REPLICA, new ReplicaCodec());
        return codecs;
    }
}
