/** Online classifiers, experts, calibration: features become probabilities of classes. */
@NullMarked
package io.loopgrid.model;

import org.jspecify.annotations.NullMarked;
