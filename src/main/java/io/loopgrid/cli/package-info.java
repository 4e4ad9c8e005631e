/** Commands that run without the server: they read files, write files and end. */
@NullMarked
package io.loopgrid.cli;

import org.jspecify.annotations.NullMarked;
