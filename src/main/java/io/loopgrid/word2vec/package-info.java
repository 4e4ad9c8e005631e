/** Tokens become embeddings: online skip-gram and CBOW with negative sampling over a bounded vocabulary. */
@NullMarked
package io.loopgrid.word2vec;

import org.jspecify.annotations.NullMarked;
