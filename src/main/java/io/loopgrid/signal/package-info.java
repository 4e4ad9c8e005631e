/** Probabilities become BUY, HOLD or SELL, with a reason. */
@NullMarked
package io.loopgrid.signal;

import org.jspecify.annotations.NullMarked;
