/** The functions of the learning loop, as plain classes that every host runs: predict, wait for the truth, learn. */
@NullMarked
package io.loopgrid.loop;

import org.jspecify.annotations.NullMarked;
