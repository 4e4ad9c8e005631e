/** What operators see: health and metrics of the loop. */
@NullMarked
package io.loopgrid.ops;

import org.jspecify.annotations.NullMarked;
