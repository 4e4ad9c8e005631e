/** Embedding and encoding of one symbol joined as of one event time; names every slot, so that a signal can be explained. */
@NullMarked
package io.loopgrid.feature;

import org.jspecify.annotations.NullMarked;
