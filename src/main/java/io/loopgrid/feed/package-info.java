/** Where events come from when nobody sends them: a synthetic market and recorded files; all end in Kafka. */
@NullMarked
package io.loopgrid.feed;

import org.jspecify.annotations.NullMarked;
