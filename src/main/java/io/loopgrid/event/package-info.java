/** What happens in the world: tweets, prices and corrections, each at a time. */
@NullMarked
package io.loopgrid.event;

import org.jspecify.annotations.NullMarked;
