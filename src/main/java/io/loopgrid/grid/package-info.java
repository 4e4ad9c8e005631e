/** The partitioned homes of state: owners, rows, the durable log and its restore. */
@NullMarked
package io.loopgrid.grid;

import org.jspecify.annotations.NullMarked;
