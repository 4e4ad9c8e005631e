/** The Jet job: the only place that knows the order of the steps. */
@NullMarked
package io.loopgrid.pipeline;

import org.jspecify.annotations.NullMarked;
