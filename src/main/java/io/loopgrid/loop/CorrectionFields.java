package io.loopgrid.loop;

import io.loopgrid.event.Correction;
import io.loopgrid.event.Symbol;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The form of a correction in bytes: a tag for its kind, then its fields in order. */
final class CorrectionFields {
    private static final int NONE = 0;
    private static final int OF_SIGNAL = 1;
    private static final int OF_SPAN = 2;
    private static final int RETRACTION = 3;

    private CorrectionFields() {}

    static void write(@Nullable Correction correction, DataOutput out) throws IOException {
        if (correction == null) {
            out.writeByte(NONE);
        } else if (correction instanceof Correction.OfSignal one) {
            out.writeByte(OF_SIGNAL);
            writeHead(one, out);
            Fields.writeText(one.signal(), out);
            Fields.writeLabel(one.label(), out);
            Fields.writeText(one.note(), out);
        } else if (correction instanceof Correction.OfSpan span) {
            out.writeByte(OF_SPAN);
            writeHead(span, out);
            out.writeLong(span.fromMillis());
            out.writeLong(span.toMillis());
            Fields.writeLabel(span.label(), out);
            Fields.writeText(span.note(), out);
        } else if (correction instanceof Correction.Retraction retraction) {
            out.writeByte(RETRACTION);
            writeHead(retraction, out);
            Fields.writeText(retraction.retracts(), out);
        }
    }

    private static void writeHead(Correction correction, DataOutput out) throws IOException {
        Fields.writeText(correction.id(), out);
        Fields.writeText(correction.symbol().name(), out);
        out.writeLong(correction.timeMillis());
        Fields.writeText(correction.by(), out);
    }

    static @Nullable Correction read(DataInput in) throws IOException {
        int kind = in.readByte();
        if (kind == NONE) {
            return null;
        }
        String id = Fields.readText(in);
        Symbol symbol = new Symbol(Fields.readText(in));
        long time = in.readLong();
        String by = Fields.readText(in);
        return switch (kind) {
            case OF_SIGNAL -> {
                String signal = Fields.readText(in);
                yield new Correction.OfSignal(
                        id, symbol, time, signal, Fields.readLabel(in), by, Fields.readNullableText(in));
            }
            case OF_SPAN -> {
                long from = in.readLong();
                long to = in.readLong();
                yield new Correction.OfSpan(
                        id, symbol, time, from, to, Fields.readLabel(in), by, Fields.readNullableText(in));
            }
            case RETRACTION -> new Correction.Retraction(id, symbol, time, Fields.readText(in), by);
            default -> throw new IOException("a correction's kind must be 0 to 3 but was " + kind);
        };
    }
}
