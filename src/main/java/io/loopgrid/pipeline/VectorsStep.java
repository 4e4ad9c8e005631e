package io.loopgrid.pipeline;

import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.loop.Addresses;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.VectorJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Vectors that were learned elsewhere go to the owners of their words. Belongs to one processor. */
final class VectorsStep implements SourceStep {
    private static final byte[] NOTHING = new byte[0];

    private final VectorJson json;
    private final int dimension;

    /** Takes vectors of this dimension and refuses others. */
    VectorsStep(VectorJson json, int dimension) {
        this.json = json;
        this.dimension = dimension;
    }

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        try {
            VectorJson.Named named = json.read(source.value() == null ? NOTHING : source.value());
            if (named.vector().dimension() != dimension) {
                throw new Rejected(
                        "vector",
                        named.vector().dimension() + " numbers",
                        "must have " + dimension + " numbers, as the words have here");
            }
            return new Arrived(source, Long.MIN_VALUE, named);
        } catch (Rejected rejected) {
            return new Arrived(source, Long.MIN_VALUE, rejected);
        }
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        partition.skipped(record);
        if (record.event() instanceof Rejected rejected) {
            outgoing.send(Addresses.DEAD_LETTERS, "", DeadLetters.of(record.source(), rejected.getMessage()));
        } else if (record.event() instanceof VectorJson.Named named) {
            outgoing.send(Addresses.WORDS, named.word(), named.vector());
        }
    }

    @Override
    public long limitMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public void flush(Outgoing outgoing) {}
}
