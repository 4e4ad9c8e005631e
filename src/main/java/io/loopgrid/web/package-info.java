/** What people and programs see from outside: the HTTP interface, the live stream and the page. */
@NullMarked
package io.loopgrid.web;

import org.jspecify.annotations.NullMarked;
