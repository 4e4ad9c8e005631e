/** The contract of a keyed stateful function: state, codec, context, timers. What users implement. */
@NullMarked
package io.loopgrid.function;

import org.jspecify.annotations.NullMarked;
