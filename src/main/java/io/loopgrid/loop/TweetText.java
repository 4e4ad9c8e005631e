package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.linalg.Kernels;
import io.loopgrid.text.Tokenizer;
import io.loopgrid.text.Tokens;
import io.loopgrid.word2vec.GradientBuffer;
import io.loopgrid.word2vec.WordTable;
import io.loopgrid.word2vec.WordTrainer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of the tweet at hand: its tokens, their rows, their vectors and class weights. One thread; everything is
 * reused. A word without a vector of its own enters at once, by what its parts let guess.
 *
 * <p>The vectors are looked up once, so that the embedding and what each word gives to a logit are of the same numbers even
 * while the table is written to.
 */
final class TweetText {
    /** Arora, Liang and Ma 2017, section 3: between 1e-3 and 1e-4; a tweet is short, so the milder one. */
    private static final float SMOOTHING = 1e-3f;

    private final WordTable table;
    private final int dimension;
    private final Tokenizer tokenizer = new Tokenizer();
    private final Tokens tokens = new Tokens();
    private final String[] words = new String[Tokens.DEFAULT_ROOM];
    private final long[] hashes = new long[Tokens.DEFAULT_ROOM];
    private final int[] rows = new int[Tokens.DEFAULT_ROOM];
    private final int[] known = new int[Tokens.DEFAULT_ROOM];
    private final float[] shares = new float[Tokens.DEFAULT_ROOM];
    private final float[][] vectors = new float[Tokens.DEFAULT_ROOM][];
    /** Room for the guesses of a text, an array for each, made when first needed. */
    private final float[][] guesses = new float[Tokens.DEFAULT_ROOM][];

    private final float[] embedding;
    private final Votes votes;
    private final float length;
    private int knownCount;
    private int unknown;

    TweetText(WordTable table) {
        this.table = table;
        this.votes = new Votes(table, Tokens.DEFAULT_ROOM);
        this.dimension = table.dimension();
        this.embedding = new float[dimension];
        this.length = (float) Math.sqrt(dimension) / 2;
    }

    /** Reads a text; returns how many tokens it has. */
    int read(String text) {
        tokenizer.tokenize(text, tokens);
        unknown = 0;
        for (int i = 0; i < tokens.size(); i++) {
            words[i] = tokens.get(i);
            hashes[i] = tokens.hash(i);
            rows[i] = table.find(hashes[i]);
            unknown += rows[i] < 0 ? 1 : 0;
        }
        return tokens.size();
    }

    /** How many tokens of the text at hand have no vector. */
    int unknown() {
        return unknown;
    }

    /** How many tokens the text at hand has. */
    int size() {
        return tokens.size();
    }

    /** A token of the text at hand. */
    String word(int i) {
        return words[i];
    }

    /** The hash of a token of the text at hand. */
    long hash(int i) {
        return hashes[i];
    }

    /** Counts the tokens and computes what they teach each other. */
    void teach(WordTrainer trainer, long seed, GradientBuffer gradients) {
        trainer.learn(seed, words, hashes, rows, tokens.size(), gradients);
    }

    /** Finds the words' vectors, and takes the direction of their mean, the frequent ones counting less. */
    void embed(ModelSnapshot shared) {
        knownCount = 0;
        votes.clear(shared);
        float scale = SMOOTHING * Math.max(1L, table.total());
        for (int i = 0; i < tokens.size(); i++) {
            int place = placeOf(hashes[i]);
            if (place == knownCount) {
                float[] vector = vectorOf(i, place);
                if (vector == null) {
                    continue;
                }
                vectors[place] = vector;
                votes.add(rows[i]);
                known[place] = i;
                shares[place] = 0;
                knownCount++;
            }
            shares[place] += rows[i] < 0 ? 1f : scale / (scale + table.count(rows[i]));
        }
        Arrays.fill(embedding, 0f);
        for (int k = 0; k < knownCount; k++) {
            Kernels.axpy(shares[k], vectors[k], embedding);
        }
        normalize();
        votes.finish();
    }

    /**
     * Gives the embedding a length at which its numbers are about as large as the other features. The vectors of words grow
     * while they are learned, and a classifier could not follow a feature whose unit changes.
     */
    private void normalize() {
        float norm = (float) Math.sqrt(Kernels.squaredNorm(embedding, 0, dimension));
        if (norm > 0) {
            float factor = length / norm;
            Kernels.scale(embedding, 0, dimension, factor);
            for (int k = 0; k < knownCount; k++) {
                shares[k] *= factor;
            }
        }
    }

    /** A token's vector, or what its parts let guess; null when they let guess nothing. */
    private float @Nullable [] vectorOf(int token, int place) {
        float[] known = rows[token] < 0 ? null : table.embedding(rows[token]);
        if (known != null) {
            return known;
        }
        float[] guess = guesses[place];
        if (guess == null) {
            guess = new float[dimension];
            guesses[place] = guess;
        }
        return table.guessInto(words[token], guess) ? guess : null;
    }

    /** Where a token's copy is, or {@link #knownCount} when it has none yet: a tweet has few words, so a scan is fastest. */
    private int placeOf(long hash) {
        for (int k = 0; k < knownCount; k++) {
            if (hashes[known[k]] == hash) {
                return k;
            }
        }
        return knownCount;
    }

    float[] embedding() {
        return embedding;
    }

    /** What the class weights of the words add to each logit; to be read only. */
    float[] votes() {
        return votes.sums();
    }

    /**
     * The words and what each of them gives to logit(UP) - logit(DOWN): by its embedding and by its class weights.
     *
     * @param direction begins with the weights of the embedding's numbers in that difference
     * @param heard how much the class weights are heard
     */
    PredictedWords weigh(float[] direction, float heard) {
        String[] names = new String[knownCount];
        float[] weights = new float[knownCount];
        for (int k = 0; k < knownCount; k++) {
            names[k] = words[known[k]];
            weights[k] = shares[k] * Kernels.dot(vectors[k], 0, direction, 0, dimension)
                    + heard * votes.contribution(k, Label.UP, Label.DOWN);
        }
        return new PredictedWords(names, Arrays.copyOf(shares, knownCount), weights);
    }
}
