package io.loopgrid.word2vec;

/**
 * A word near another.
 *
 * @param similarity the cosine of their embeddings, -1 to 1
 */
public record Neighbour(String word, float similarity) {}
