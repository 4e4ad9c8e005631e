package io.loopgrid.loop;

import io.loopgrid.event.Control;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Somebody wants another champion.
 *
 * @param control a promotion or a rollback
 * @param origin the record it came in, for the dead letters when it cannot be done
 */
record ModelControl(Control control, Origin origin) implements ModelEvent {
    void write(DataOutput out) throws IOException {
        ControlFields.write(control, out);
        origin.write(out);
    }

    static ModelControl read(DataInput in) throws IOException {
        return new ModelControl(ControlFields.read(in), Origin.read(in));
    }
}
