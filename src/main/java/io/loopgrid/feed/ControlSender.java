package io.loopgrid.feed;

import io.loopgrid.event.Control;

/** How a feed tells the cluster what it has done. */
interface ControlSender {
    /** Sends a control; whether it arrived is seen by its effect, so it may be sent again. */
    void send(Control control);
}
