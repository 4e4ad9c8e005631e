/** The JSON of topics, files and HTTP becomes the core's records, and back; what is wrong is refused with its reason. */
@NullMarked
package io.loopgrid.wire;

import org.jspecify.annotations.NullMarked;
