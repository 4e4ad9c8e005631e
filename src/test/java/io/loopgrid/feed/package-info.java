/** Tests of what the feeds send. */
@NullMarked
package io.loopgrid.feed;

import org.jspecify.annotations.NullMarked;
