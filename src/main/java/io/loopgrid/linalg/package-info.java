/** Arithmetic over arrays of floats, in a fixed order of additions, so that every JDK computes the same bits. */
@NullMarked
package io.loopgrid.linalg;

import org.jspecify.annotations.NullMarked;
