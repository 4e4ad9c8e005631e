package io.loopgrid.loop;

import io.loopgrid.event.Control;
import io.loopgrid.event.Symbol;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form of a control in bytes: a tag for its kind, then its fields in order. */
final class ControlFields {
    private static final int PROMOTE = 1;
    private static final int ROLLBACK = 2;
    private static final int SWITCH_FEED = 3;
    private static final int FEED_COMPLETED = 4;

    private ControlFields() {}

    static void write(Control control, DataOutput out) throws IOException {
        out.writeByte(kindOf(control));
        Fields.writeText(control.id(), out);
        Fields.writeText(control.subject(), out);
        out.writeLong(control.timeMillis());
        Fields.writeText(control.by(), out);
        if (control instanceof Control.Promote promote) {
            Fields.writeText(promote.challenger(), out);
        } else if (control instanceof Control.SwitchFeed feed) {
            out.writeBoolean(feed.on());
        } else if (control instanceof Control.FeedCompleted feed) {
            Fields.writeText(feed.content(), out);
        }
    }

    private static int kindOf(Control control) {
        if (control instanceof Control.Promote) {
            return PROMOTE;
        }
        if (control instanceof Control.Rollback) {
            return ROLLBACK;
        }
        return control instanceof Control.SwitchFeed ? SWITCH_FEED : FEED_COMPLETED;
    }

    static Control read(DataInput in) throws IOException {
        int kind = in.readByte();
        String id = Fields.readText(in);
        String subject = Fields.readText(in);
        long time = in.readLong();
        String by = Fields.readText(in);
        return switch (kind) {
            case PROMOTE -> new Control.Promote(id, new Symbol(subject), time, Fields.readNullableText(in), by);
            case ROLLBACK -> new Control.Rollback(id, new Symbol(subject), time, by);
            case SWITCH_FEED -> new Control.SwitchFeed(id, subject, time, in.readBoolean(), by);
            case FEED_COMPLETED -> new Control.FeedCompleted(id, subject, time, Fields.readText(in), by);
            default -> throw new IOException("a control's kind must be 1 to 4 but was " + kind);
        };
    }
}
