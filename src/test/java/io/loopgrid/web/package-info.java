/** Tests of the HTTP interface over a real server and a real broker; what the grid would answer is set by the test. */
@NullMarked
package io.loopgrid.web;

import org.jspecify.annotations.NullMarked;
