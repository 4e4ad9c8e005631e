package io.loopgrid.pipeline;

import io.loopgrid.event.Correction;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Origin;
import io.loopgrid.loop.SubmittedCorrection;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.CorrectionJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Corrections of valid form go to the audit log. Belongs to one processor. */
final class LabelStep implements SourceStep {
    private static final byte[] NOTHING = new byte[0];

    private final CorrectionJson json;

    LabelStep(CorrectionJson json) {
        this.json = json;
    }

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        byte[] value = source.value() == null ? NOTHING : source.value();
        try {
            Correction correction = json.read(value, source.timestamp());
            Origin origin = new Origin(source.topic(), source.partition(), source.offset(), source.timestamp(), value);
            return new Arrived(source, Long.MIN_VALUE, new SubmittedCorrection(correction, origin));
        } catch (Rejected rejected) {
            return new Arrived(source, Long.MIN_VALUE, rejected);
        }
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        partition.skipped(record);
        if (record.event() instanceof Rejected rejected) {
            outgoing.send(Addresses.DEAD_LETTERS, "", DeadLetters.of(record.source(), rejected.getMessage()));
        } else if (record.event() instanceof SubmittedCorrection submitted) {
            outgoing.send(Addresses.CORRECTIONS, submitted.key(), submitted);
        }
    }

    @Override
    public long limitMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public void flush(Outgoing outgoing) {}
}
