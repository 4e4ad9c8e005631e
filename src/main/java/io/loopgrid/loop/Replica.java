package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.num2vec.MarketEncoding;
import io.loopgrid.num2vec.PriceHistory;
import io.loopgrid.word2vec.WordRow;
import io.loopgrid.word2vec.WordTable;
import io.loopgrid.word2vec.WordVector;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What predictors read: the vectors of all words and, for each symbol, its market, its recent tweets and its model.
 *
 * <p>One on each member. Any number of threads read and take no lock; one at a time writes, by {@link #apply} while the job
 * runs and by {@link #load} before it does. Owners send every change as a whole row, so that what is put last stands.
 */
public final class Replica {
    /** Words beyond the bound: owners evict in batches, and partitions are not equally full. */
    private static final double SLACK = 1.25;

    private final int keptPrices;
    private final int features;
    private final SymbolReplica unknown;
    private final SymbolReplica shared;
    private final WordTable words;
    private final Map<String, SymbolReplica> symbols = new ConcurrentHashMap<>();
    private final AtomicLong advances = new AtomicLong();
    private volatile long newestPriceMillis = Long.MIN_VALUE;
    private final AtomicLong refreshedUntil = new AtomicLong(Long.MIN_VALUE);
    private volatile Fits fits = Fits.NONE;

    /** Knows nothing yet. */
    public Replica(LoopSettings settings) {
        this.keptPrices = settings.keptPrices();
        this.features = Features.spaceOf(settings).size();
        this.unknown = new SymbolReplica(1, features);
        this.shared = new SymbolReplica(1, features);
        this.words = new WordTable((int) (settings.maxWords() * SLACK) + 1, settings.dimension());
    }

    /** The vectors of words; to be read only. */
    public WordTable words() {
        return words;
    }

    /**
     * Takes a message that was sent to {@link Addresses#REPLICA}.
     *
     * @param key the word, or the name of the symbol
     * @throws IllegalArgumentException when it is none of the messages that are sent there
     */
    public void apply(String key, Object message) {
        if (message instanceof WordVector vector) {
            words.put(vector);
        } else if (message instanceof ModelSnapshot model) {
            ofSymbol(key).model(model);
        } else if (message instanceof Fits newest) {
            fits = newest;
        } else if (message instanceof RecentMean mean) {
            ofSymbol(key).recent(mean);
        } else if (message instanceof DriftNotice notice) {
            noteDrift(key, notice);
        } else if (message instanceof MarketEncoding encoding) {
            if (ofSymbol(key).add(encoding)) {
                newestPriceMillis = Math.max(newestPriceMillis, encoding.timeMillis());
                advances.incrementAndGet();
            }
        } else {
            throw new IllegalArgumentException("a replica's message must not be a " + message.getClass());
        }
    }

    /**
     * Takes the state of a function, in any order; {@link #loaded} ends it. States that predictors do not read are passed over.
     *
     * @param function the function's name
     * @param key the state's key
     */
    public void load(String function, String key, Object state) {
        switch (function) {
            case Addresses.WORDS -> {
                WordVector vector = ((WordRow) state).snapshot(key);
                if (vector != null) {
                    words.put(vector);
                }
            }
            case Addresses.HISTORY -> {
                MarketEncoding encoding = ((HistoryRow) state).encoding();
                if (encoding != null) {
                    ofSymbol(HistoryFunction.symbolOf(key)).addLater(encoding);
                }
            }
            case Addresses.MODELS -> loadModel(key, (ModelState) state);
            case Addresses.DRIFT -> noteDrift(key, ((DriftState) state).notice());
            case Addresses.RECENTS -> ofSymbol(key).recent(((RecentTweets) state).mean());
            default -> {}
        }
    }

    private void loadModel(String key, ModelState state) {
        ofSymbol(key).model(state.snapshot());
        if (key.equals(ModelFunction.SHARED)) {
            fits = state.fits();
        }
    }

    /** Everything has been loaded. */
    public void loaded() {
        symbols.values().forEach(SymbolReplica::order);
        newestPriceMillis = symbols.values().stream()
                .mapToLong(symbol -> symbol.history().reached())
                .max()
                .orElse(Long.MIN_VALUE);
        advances.incrementAndGet();
    }

    /** Forgets everything. */
    public void reset() {
        words.clear();
        symbols.clear();
        newestPriceMillis = Long.MIN_VALUE;
        refreshedUntil.set(Long.MIN_VALUE);
        fits = Fits.NONE;
        shared.model(ModelSnapshot.untaught(features));
        advances.incrementAndGet();
    }

    /** The time of a symbol's newest price, epoch milliseconds UTC; {@link Long#MIN_VALUE} when it has none. */
    public long reached(Symbol symbol) {
        return of(symbol).history().reached();
    }

    /** The time of the newest price of any symbol, epoch milliseconds UTC; {@link Long#MIN_VALUE} when there is none. */
    public long newestPriceMillis() {
        return newestPriceMillis;
    }

    /** The largest |return| of a symbol that is FLAT as last known; NaN when it is not known. */
    public double flatBand(Symbol symbol) {
        PriceHistory history = of(symbol).history();
        long newest = history.asOf(Long.MAX_VALUE);
        return newest < 0 ? Double.NaN : history.flatBand(newest);
    }

    /** A number that grows whenever {@link #reached} of some symbol does. */
    public long advances() {
        return advances.get();
    }

    /** A symbol that nobody has told of. */
    SymbolReplica unknown() {
        return unknown;
    }

    /** The model that all symbols share. */
    SymbolReplica shared() {
        return shared;
    }

    /** What was fitted to the newest examples of all symbols. */
    Fits fits() {
        return fits;
    }

    /** What is known of a symbol: of one that nobody has told of, nothing. */
    SymbolReplica of(Symbol symbol) {
        return symbols.getOrDefault(symbol.name(), unknown);
    }

    private void noteDrift(String key, DriftNotice notice) {
        ofSymbol(key).drift(notice);
        refreshedUntil.accumulateAndGet(notice.refreshedUntilMillis(), Math::max);
    }

    /** Whether every token is to be trained on at a time, because the vocabulary of some symbol has drifted. */
    boolean isRefreshing(long timeMillis) {
        return timeMillis <= refreshedUntil.get();
    }

    private SymbolReplica ofSymbol(String name) {
        return name.equals(ModelFunction.SHARED)
                ? shared
                : symbols.computeIfAbsent(name, n -> new SymbolReplica(keptPrices, features));
    }
}
