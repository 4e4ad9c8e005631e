/** Tests of topics, clients and listeners on a real broker. */
@NullMarked
package io.loopgrid.kafka;

import org.jspecify.annotations.NullMarked;
