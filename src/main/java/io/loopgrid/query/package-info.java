/** What can be asked of the running loop and told to it: small interfaces between those who know and those who show. */
@NullMarked
package io.loopgrid.query;

import org.jspecify.annotations.NullMarked;
