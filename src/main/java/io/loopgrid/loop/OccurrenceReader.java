package io.loopgrid.loop;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Partitions;
import io.loopgrid.model.Rarity;
import io.loopgrid.model.SparseFeatures;
import io.loopgrid.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a text what occurs in it: words and the symbol, pairs of neighbours, pairs with one word between, and parts of
 * words of 3 to 5 letters, each once.
 *
 * <p>In pairs a cashtag is any cashtag, and the text has a beginning and an end: what is said of one company is said of the
 * next in the same turns. Each of the four groups has a length of its own, whatever the number of its members, divided among
 * them by how rare they are; the looser ones weigh less. Parts of words make sense of a word that was never seen, in
 * languages that inflect above all (Bojanowski et al. 2017). One thread; buffers are reused.
 */
final class OccurrenceReader {
    private static final int MOST = 4_096;
    private static final float LENGTH_OF_SKIPS = 0.7f;
    private static final float LENGTH_OF_PARTS = 0.5f;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;
    private static final String CASHTAG = "$";
    private static final long CASHTAG_HASH = Partitions.hash64(CASHTAG);

    private final Rarity rarity;
    private final int[] places = new int[MOST];
    private final float[] values = new float[MOST];
    /** By place modulo its length: the number of the reading that met it, and the place. */
    private final long[] met = new long[1 << 14];

    private final long[] tokens = new long[Tokens.DEFAULT_ROOM + 2];
    private int count;
    private int groupFrom;
    private long reading;

    OccurrenceReader(Rarity rarity) {
        this.rarity = rarity;
    }

    /** What occurs in the text at hand, which is about a symbol or not. */
    Occurrences read(TweetText text, @Nullable Symbol symbol) {
        count = 0;
        groupFrom = 0;
        reading++;
        rarity.begin();
        List<String> words = readWords(text);
        if (symbol != null) {
            add(Partitions.hash64("symbol " + symbol.name()));
        }
        int n = generalise(text);
        finish(1f);
        pairs(n, 1);
        finish(1f);
        int exact = count;
        pairs(n, 2);
        finish(LENGTH_OF_SKIPS);
        for (String word : words) {
            parts(word);
        }
        finish(LENGTH_OF_PARTS);
        return new Occurrences(
                words, new SparseFeatures(Arrays.copyOf(places, count), Arrays.copyOf(values, count), exact));
    }

    private List<String> readWords(TweetText text) {
        List<String> words = new ArrayList<>(text.size());
        for (int i = 0; i < text.size(); i++) {
            if (add(text.hash(i))) {
                words.add(text.word(i));
            }
        }
        return words;
    }

    /** The tokens by their hashes, every cashtag as the same, between a beginning and an end; returns how many. */
    private int generalise(TweetText text) {
        int n = 0;
        tokens[n++] = Partitions.hash64("<begin>");
        for (int i = 0; i < text.size(); i++) {
            String word = text.word(i);
            boolean isCashtag = word.startsWith(CASHTAG);
            tokens[n] = isCashtag ? CASHTAG_HASH : text.hash(i);
            if (isCashtag) {
                add(tokens[n]);
            }
            n++;
        }
        tokens[n++] = Partitions.hash64("<end>");
        return n;
    }

    private void pairs(int n, int distance) {
        for (int i = distance; i < n; i++) {
            add(Partitions.mix(31 * tokens[i - distance] + tokens[i] + distance));
        }
    }

    /** The parts of a word with its two ends marked; none of what is not a word. */
    private void parts(String word) {
        if (word.startsWith("<") || word.startsWith(CASHTAG)) {
            return;
        }
        String marked = '<' + word + '>';
        for (int from = 0; from + SHORTEST_PART <= marked.length(); from++) {
            long hash = 0xcbf29ce484222325L;
            int to = Math.min(marked.length(), from + LONGEST_PART);
            for (int i = from; i < to; i++) {
                hash = (hash ^ marked.charAt(i)) * 0x100000001b3L;
                if (i - from + 1 >= SHORTEST_PART) {
                    add(Partitions.mix(hash + 1));
                }
            }
        }
    }

    /** Returns false when it is there already, or there is no room. */
    private boolean add(long hash) {
        int place = SparseFeatures.placeOf(hash);
        if (count == MOST || isMet(place)) {
            return false;
        }
        places[count] = place;
        values[count++] = rarity.see(place);
        return true;
    }

    /** Open addressing; what earlier readings left behind counts as empty. */
    private boolean isMet(int place) {
        long mark = reading << 32 | place;
        int at = place & (met.length - 1);
        while (met[at] >>> 32 == reading) {
            if (met[at] == mark) {
                return true;
            }
            at = (at + 1) & (met.length - 1);
        }
        met[at] = mark;
        return false;
    }

    /** Gives what was added since the last call a common length. */
    private void finish(float length) {
        float squares = 0;
        for (int i = groupFrom; i < count; i++) {
            squares += values[i] * values[i];
        }
        float factor = squares > 0 ? length / (float) Math.sqrt(squares) : 0;
        for (int i = groupFrom; i < count; i++) {
            values[i] *= factor;
        }
        groupFrom = count;
    }
}
