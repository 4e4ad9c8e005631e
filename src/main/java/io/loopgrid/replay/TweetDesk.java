package io.loopgrid.replay;

import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.function.Context;
import io.loopgrid.function.Partitions;
import io.loopgrid.loop.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hands tweets to the predictor: each text and each (tweet, symbol) once, and only symbols that anything is known of. */
final class TweetDesk {
    private final Predictor predictor;
    private final boolean givesSignals;
    private final Set<Symbol> symbols;
    private final SeenIds seen = new SeenIds();
    private long count;
    private long duplicates;

    /**
     * @param givesSignals whether each tweet is predicted from, or only read
     * @param symbols that prices or questions are about; empty when there are neither, and all are as good
     */
    TweetDesk(Predictor predictor, boolean givesSignals, Set<Symbol> symbols) {
        this.predictor = predictor;
        this.givesSignals = givesSignals;
        this.symbols = symbols;
    }

    void take(Tweet tweet, boolean isLate, Context out) {
        long id = Partitions.hash64(tweet.id());
        boolean isFirst = seen.isNew(id);
        List<Symbol> about = newSymbols(id, tweet.symbols());
        if (!isFirst && about.isEmpty()) {
            duplicates++;
            return;
        }
        count++;
        Tweet known = about.equals(tweet.symbols())
                ? tweet
                : new Tweet(tweet.id(), tweet.timeMillis(), tweet.author(), tweet.text(), about);
        if (givesSignals) {
            predictor.take(known, isLate, isFirst, out);
        } else {
            predictor.read(known, isFirst, out);
        }
    }

    private List<Symbol> newSymbols(long id, List<Symbol> given) {
        List<Symbol> kept = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            Symbol symbol = given.get(i);
            boolean isKnown = symbols.isEmpty() || symbols.contains(symbol);
            if (isKnown && seen.isNew(Partitions.mix(id ^ Partitions.hash64(symbol.name())))) {
                kept.add(symbol);
            }
        }
        return kept;
    }

    /** How many were taken. */
    long count() {
        return count;
    }

    /** How many were nothing new. */
    long duplicates() {
        return duplicates;
    }
}
