/** Topics, the clients that reach them, listeners, dead letters, and the broker in the process. */
@NullMarked
package io.loopgrid.kafka;

import org.jspecify.annotations.NullMarked;
