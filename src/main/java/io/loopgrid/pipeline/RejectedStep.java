package io.loopgrid.pipeline;

import io.loopgrid.function.Partitions;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.Totals;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Counts dead letters. Who writes one may write it twice after a crash, so a letter counts once per origin: the topic,
 * partition and offset it had, or the id that the HTTP interface gave it. Belongs to one processor.
 */
final class RejectedStep implements SourceStep {
    private static final String[] ORIGIN = {DeadLetters.TOPIC, DeadLetters.PARTITION, DeadLetters.OFFSET, DeadLetters.ID
    };

    /** Reasons begin with the name of a field; so many pairs of topic and field are told apart. */
    private static final int MAX_KINDS = 100;

    private static final int LONGEST_FIELD = 30;
    private static final String OTHER = "other";

    private final Map<String, Long> rejected = new TreeMap<>();
    private final Set<String> kinds = new HashSet<>();

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        return new Arrived(source, Long.MIN_VALUE, source);
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        partition.skipped(record);
        if (partition.ids.add(origin(record.source()))) {
            rejected.merge(Totals.REJECTED, 1L, Long::sum);
            rejected.merge(kind(record.source()), 1L, Long::sum);
        }
    }

    private String kind(ConsumerRecord<byte[], byte[]> letter) {
        String topic = letter.topic().substring(0, letter.topic().length() - Topics.DEAD_LETTER_SUFFIX.length());
        String kind = Totals.REJECTED + '/' + topic + '/' + field(text(letter, DeadLetters.REASON));
        return kinds.contains(kind) || (kinds.size() < MAX_KINDS && kinds.add(kind))
                ? kind
                : Totals.REJECTED + '/' + topic + '/' + OTHER;
    }

    /** The letters and dots that a reason begins with. */
    private static String field(String reason) {
        int end = 0;
        while (end < reason.length() && (isLetter(reason.charAt(end)) || reason.charAt(end) == '.')) {
            end++;
        }
        return end == 0 || end > LONGEST_FIELD ? OTHER : reason.substring(0, end);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long origin(ConsumerRecord<byte[], byte[]> letter) {
        StringBuilder origin = new StringBuilder();
        for (String name : ORIGIN) {
            origin.append(text(letter, name)).append('/');
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
        rejected.forEach((name, amount) -> outgoing.send(Addresses.TOTALS, name, amount));
        rejected.clear();
    }
}
