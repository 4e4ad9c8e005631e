/** The process and its start. */
@NullMarked
package io.loopgrid;

import org.jspecify.annotations.NullMarked;
