/** The truth arrives late: an outcome or a correction becomes a labelled example. */
@NullMarked
package io.loopgrid.feedback;

import org.jspecify.annotations.NullMarked;
