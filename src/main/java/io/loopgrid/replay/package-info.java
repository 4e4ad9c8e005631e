/** The sequential host: runs the functions of the loop on one thread in the order of event time, with no cluster. */
@NullMarked
package io.loopgrid.replay;

import org.jspecify.annotations.NullMarked;
