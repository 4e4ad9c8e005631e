package io.loopgrid.loop;

import io.loopgrid.event.Correction;

/**
 * A correction of valid form, with the record it came in.
 *
 * <p>It is sent to {@link Addresses#CORRECTIONS} with the key {@link #key()}.
 */
public record SubmittedCorrection(Correction correction, Origin origin) {
    /** The id in the audit log that it is about: its own, or for a retraction the id of what it takes back. */
    public String key() {
        return correction instanceof Correction.Retraction retraction ? retraction.retracts() : correction.id();
    }
}
