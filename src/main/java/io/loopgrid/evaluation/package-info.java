/** Prequential scores against baselines, with intervals; profit after costs. */
@NullMarked
package io.loopgrid.evaluation;

import org.jspecify.annotations.NullMarked;
