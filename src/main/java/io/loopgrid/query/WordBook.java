package io.loopgrid.query;

import io.loopgrid.word2vec.Neighbour;
import io.loopgrid.word2vec.VectorsFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The words and their vectors. Safe for use by several threads. */
public interface WordBook {
    /** A word; empty when it was never seen, or is forgotten. */
    Optional<Entry> find(String word);

    /**
     * The words nearest to a word, the nearest first, without itself; empty when the word has no vector.
     *
     * @param k the most that are wanted, at least 1
     */
    List<Neighbour> neighbours(String word, int k);

    /**
     * Writes all words that have vectors, the most frequent first, as they are in this member's replica.
     *
     * @return how many were written
     */
    int write(VectorsFormat format, OutputStream out) throws IOException;

    /**
     * What is known of a word.
     *
     * @param count how often it was seen
     * @param vector its embedding; empty while it is only counted
     */
    record Entry(String word, long count, State state, List<Float> vector) {
        /** Copies the vector. */
        public Entry {
            vector = List.copyOf(vector);
        }
    }

    /** How far a word has come. */
    enum State {
        /** Seen too seldom for a vector of its own. */
        COUNTED,
        /** Has a vector. */
        EMBEDDED
    }
}
