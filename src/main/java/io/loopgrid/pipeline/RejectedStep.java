package io.loopgrid.pipeline;

import io.loopgrid.function.Partitions;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.loop.Addresses;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Counts dead letters. Who writes one may write it twice after a crash, so a letter counts once per origin: the topic,
 * partition and offset it had, or the id that the HTTP interface gave it. Belongs to one processor.
 */
final class RejectedStep implements SourceStep {
    private static final String[] ORIGIN = {DeadLetters.TOPIC, DeadLetters.PARTITION, DeadLetters.OFFSET, DeadLetters.ID
    };

    private long rejected;

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        return new Arrived(source, Long.MIN_VALUE, source);
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        partition.skipped(record);
        if (partition.ids.add(origin(record.source()))) {
            rejected++;
        }
    }

    private static long origin(ConsumerRecord<byte[], byte[]> letter) {
        StringBuilder origin = new StringBuilder();
        for (String name : ORIGIN) {
            Header header = letter.headers().lastHeader(name);
            origin.append(header == null ? "" : new String(header.value(), StandardCharsets.UTF_8))
                    .append('/');
        }
        if (origin.length() == ORIGIN.length) {
            origin.append(letter.partition()).append('@').append(letter.offset());
        }
        return Partitions.hash64(origin);
    }

    @Override
    public long limitMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public void flush(Outgoing outgoing) {
        if (rejected > 0) {
            outgoing.send(Addresses.TOTALS, "rejected", rejected);
            rejected = 0;
        }
    }
}
