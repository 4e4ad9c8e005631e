package io.loopgrid.loop;

import io.loopgrid.event.Control;

/**
 * A control of valid form, with the record it came in. It is sent to {@link Addresses#CONTROLS} with the key of its subject.
 */
public record SubmittedControl(Control control, Origin origin) {}
