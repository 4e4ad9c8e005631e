package io.loopgrid.pipeline;

import io.loopgrid.event.Control;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Origin;
import io.loopgrid.loop.SubmittedControl;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.ControlJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What people tell the loop to do goes to the audit log of its subject. Belongs to one processor. */
final class ControlStep implements SourceStep {
    private static final byte[] NOTHING = new byte[0];

    private final ControlJson json;

    ControlStep(ControlJson json) {
        this.json = json;
    }

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        byte[] value = source.value() == null ? NOTHING : source.value();
        try {
            Control control = json.read(value, source.timestamp());
            Origin origin = new Origin(source.topic(), source.partition(), source.offset(), source.timestamp(), value);
            return new Arrived(source, Long.MIN_VALUE, new SubmittedControl(control, origin));
        } catch (Rejected rejected) {
            return new Arrived(source, Long.MIN_VALUE, rejected);
        }
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        partition.skipped(record);
        if (record.event() instanceof Rejected rejected) {
            outgoing.send(Addresses.DEAD_LETTERS, "", DeadLetters.of(record.source(), rejected.getMessage()));
        } else if (record.event() instanceof SubmittedControl submitted) {
            outgoing.send(Addresses.CONTROLS, submitted.control().subject(), submitted);
        }
    }

    @Override
    public long limitMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public void flush(Outgoing outgoing) {}
}
