/** Text becomes tokens; times of any form become event time; authors become hashes; tweets get their symbols. */
@NullMarked
package io.loopgrid.text;

import org.jspecify.annotations.NullMarked;
