package io.loopgrid.text;

import io.loopgrid.event.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says what a tweet speaks of: configured words ({@code bitcoin} is BTC), hashtags of known symbols, and cashtags of valid
 * form ({@code $TSLA} is TSLA whether known or not; {@code $100} is not a symbol). Safe for use by several threads.
 */
public final class SymbolTagger {
    private static final int LONGEST_CASHTAG = 8;

    private final Map<String, Symbol> byToken = new HashMap<>();
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    /**
     * A tagger of some words.
     *
     * @param words in any case, each with the symbol it speaks of; that symbol is then known as hashtag and cashtag too
     */
    public SymbolTagger(Map<String, Symbol> words) {
        Set<Symbol> known = new HashSet<>(words.values());
        words.forEach((word, symbol) -> {
            String lower = word.toLowerCase(Locale.ROOT);
            byToken.put(lower, symbol);
            byToken.put('#' + lower, symbol);
            byToken.put('$' + lower, symbol);
        });
        for (Symbol symbol : known) {
            String lower = symbol.name().toLowerCase(Locale.ROOT);
            byToken.put('#' + lower, symbol);
            byToken.put('$' + lower, symbol);
        }
    }

    /**
     * The symbols of a tweet: those given by its source first, then those of its text in order; no repeats, at most
     * {@link TweetRules#MAX_SYMBOLS}.
     *
     * @param given names in any case, perhaps with # or $ in front; a name that is not of a symbol's form is left out
     */
    public List<Symbol> tag(String text, List<String> given) {
        List<Symbol> symbols = new ArrayList<>(4);
        for (String name : given) {
            add(symbols, ofName(name));
        }
        if (byToken.isEmpty() && text.indexOf('$') < 0) {
            return symbols;
        }
        Scratch mine = scratch.get();
        mine.tokenizer.tokenize(text, mine.tokens);
        for (int i = 0; i < mine.tokens.size() && symbols.size() < TweetRules.MAX_SYMBOLS; i++) {
            add(symbols, ofToken(mine.tokens.get(i)));
        }
        return symbols;
    }

    private @Nullable Symbol ofToken(String token) {
        Symbol known = byToken.get(token);
        if (known != null || token.charAt(0) != '$' || token.length() > LONGEST_CASHTAG) {
            return known;
        }
        String name = token.substring(1).toUpperCase(Locale.ROOT);
        return Symbol.isValid(name) ? new Symbol(name) : null;
    }

    private static @Nullable Symbol ofName(String name) {
        String plain = name.startsWith("$") || name.startsWith("#") ? name.substring(1) : name;
        String upper = plain.strip().toUpperCase(Locale.ROOT);
        return Symbol.isValid(upper) ? new Symbol(upper) : null;
    }

    private static void add(List<Symbol> symbols, @Nullable Symbol symbol) {
        if (symbol != null && symbols.size() < TweetRules.MAX_SYMBOLS && !symbols.contains(symbol)) {
            symbols.add(symbol);
        }
    }

    /** What one thread reuses from tweet to tweet. */
    private static final class Scratch {
        private final Tokenizer tokenizer = new Tokenizer();
        private final Tokens tokens = new Tokens();
    }
}
