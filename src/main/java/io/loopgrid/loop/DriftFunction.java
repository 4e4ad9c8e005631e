package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.model.Adwin;
import io.loopgrid.signal.Alert;
import java.util.Locale;

/**
 * Finds out that something is not what it was: key the symbol, events parts of blocks of the log loss, of the share of
 * unknown words and of squared returns. Each change is alerted and counted, and what is configured is done about it.
 *
 * <p>A block closes two horizons after its end, when the outcomes of its predictions are known. Detectors see means of blocks
 * and not single values, because predictions of one moment share their fate: see {@link Adwin}.
 */
final class DriftFunction implements KeyedFunction<DriftState, DriftSums> {
    private static final int HORIZONS_AFTER_END = 2;
    private static final DriftKind[] KINDS = DriftKind.values();

    private final DriftSettings settings;
    private final long horizonMillis;
    private final int maxSymbols;
    private final Tally tally = new Tally();

    DriftFunction(LoopSettings settings) {
        this(settings, settings.drift());
    }

    DriftFunction(LoopSettings settings, DriftSettings drift) {
        this.settings = drift;
        this.horizonMillis = settings.horizonMillis();
        this.maxSymbols = settings.maxSymbols();
    }

    @Override
    public String name() {
        return Addresses.DRIFT;
    }

    @Override
    public DriftState initial(String key) {
        return new DriftState(settings.confidence());
    }

    @Override
    public void apply(String key, DriftState state, DriftSums part, Context context) {
        state.channel(part.kind()).add(part);
    }

    @Override
    public long timerMillis(DriftState state) {
        long next = Long.MAX_VALUE;
        for (DriftKind kind : KINDS) {
            next = Math.min(next, closesAt(state, kind));
        }
        return next;
    }

    private long closesAt(DriftState state, DriftKind kind) {
        long oldest = state.channel(kind).oldestOpen();
        return oldest == Long.MAX_VALUE ? oldest : oldest + blockMillis(kind) + HORIZONS_AFTER_END * horizonMillis;
    }

    private long blockMillis(DriftKind kind) {
        return kind.horizons() * horizonMillis;
    }

    @Override
    public String clock(String key) {
        return key;
    }

    @Override
    public void onTimer(String key, DriftState state, long timeMillis, Context context) {
        for (DriftKind kind : KINDS) {
            while (closesAt(state, kind) <= timeMillis) {
                long endMillis = state.channel(kind).oldestOpen() + blockMillis(kind);
                Adwin.Change change = state.channel(kind).close(kind, blockMillis(kind));
                if (change != null) {
                    changed(key, state, kind, endMillis, change, context);
                }
            }
        }
    }

    private void changed(
            String key, DriftState state, DriftKind kind, long endMillis, Adwin.Change change, Context context) {
        DriftAction action = settings.action(kind);
        long knownMillis = endMillis + HORIZONS_AFTER_END * horizonMillis;
        DriftNotice notice = state.notice().with(action, knownMillis + settings.horizons() * horizonMillis);
        if (!notice.equals(state.notice())) {
            state.notice(notice);
            context.send(Addresses.REPLICA, key, notice);
        }
        if (action == DriftAction.START_CHALLENGER) {
            long changedMillis = endMillis - change.afterCount() * blockMillis(kind);
            context.send(Addresses.MODELS, ModelFunction.SHARED, new ModelRefit(changedMillis));
        }
        String id = key + ":DRIFT:" + kind + ":" + endMillis;
        String text = sentence(key, kind, change) + consequence(action);
        context.send(Addresses.ALERTS, key, new Alert(id, knownMillis, Alert.Kind.DRIFT, new Symbol(key), text));
        tally.addOne(kind.total());
    }

    private String sentence(String key, DriftKind kind, Adwin.Change change) {
        String direction = change.after() > change.before() ? "rose" : "fell";
        String format = switch (kind) {
            case ERROR -> "The log loss of %s %s from %.3f to %.3f";
            case VOCABULARY -> "The share of unknown words in tweets on %s %s from %.3f to %.3f";
            case PRICES -> "The usual return of %s over a horizon %s from %.5f to %.5f";
        };
        String counts = String.format(
                Locale.ROOT,
                ", over %d and %d horizons",
                change.beforeCount() * kind.horizons(),
                change.afterCount() * kind.horizons());
        return String.format(
                        Locale.ROOT, format, key, direction, shown(kind, change.before()), shown(kind, change.after()))
                + counts;
    }

    private double shown(DriftKind kind, double mean) {
        return kind == DriftKind.PRICES ? Math.sqrt(mean * horizonMillis) : mean;
    }

    private String consequence(DriftAction action) {
        return switch (action) {
            case NONE -> "";
            case RAISE_LEARNING_RATE ->
                "; labels teach " + settings.rateFactor() + " times as much for " + settings.horizons() + " horizons";
            case START_CHALLENGER -> "; challengers are fitted anew, to what came since";
            case REFRESH_EMBEDDINGS -> "; all words are trained on for " + settings.horizons() + " horizons";
        };
    }

    @Override
    public void restored(String key, DriftState state, Context context) {
        if (!state.notice().equals(DriftNotice.NONE)) {
            context.send(Addresses.REPLICA, key, state.notice());
        }
    }

    @Override
    public void flush(Context context) {
        tally.flush(context);
    }

    @Override
    public Codec<DriftState> stateCodec() {
        return DriftState.codec(settings.confidence());
    }

    @Override
    public Codec<DriftSums> eventCodec() {
        return DriftSums.codec();
    }

    @Override
    public Bound<DriftState> bound() {
        return PerSymbol.bound(maxSymbols);
    }
}
