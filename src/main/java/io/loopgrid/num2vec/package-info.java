/** Prices become encodings: returns over several spans, volatility, volume and the flat band, as known at a time. */
@NullMarked
package io.loopgrid.num2vec;

import org.jspecify.annotations.NullMarked;
