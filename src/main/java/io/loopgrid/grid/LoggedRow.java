package io.loopgrid.grid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A row as the durable log and files of it hold it. In the log, a header holds the epoch, and after it the CRC-32C of key,
 * epoch and row: the broker's own checksum ends where somebody copies the topic or a client's memory is damaged. The first
 * form had the epoch alone, and is still read.
 *
 * @param key function, separator and the function's key
 * @param epoch in which it was written
 * @param row the bytes; none when the key is forgotten
 */
record LoggedRow(String key, Epoch epoch, byte[] row) {
    private static final int FIRST_FORM = 2 * Long.BYTES;
    private static final int CHECKED_FORM = FIRST_FORM + Integer.BYTES;

    /** The header of a record. */
    static Header header(byte[] key, Epoch epoch, byte[] row) {
        ByteBuffer value =
                ByteBuffer.allocate(CHECKED_FORM).putLong(epoch.generation()).putLong(epoch.number());
        value.putInt(checksum(key, value.array(), row));
        return new RecordHeader(KafkaDurableLog.EPOCH_HEADER, value.array());
    }

    /**
     * The row of a record.
     *
     * @throws IllegalStateException when the record is not a row, or is not as it was written
     */
    static LoggedRow of(ConsumerRecord<byte[], byte[]> row) {
        Header header = row.headers().lastHeader(KafkaDurableLog.EPOCH_HEADER);
        if (header == null || row.key() == null) {
            throw refused(row, "is a row without an epoch: this is not our state, and starting empty would hide it");
        }
        byte[] value = header.value();
        if (value.length != FIRST_FORM && value.length != CHECKED_FORM) {
            throw refused(
                    row,
                    "must have an epoch of " + FIRST_FORM + " or " + CHECKED_FORM + " bytes but has " + value.length
                            + ": a later release may have written it");
        }
        byte[] bytes = row.value() == null ? Row.FORGOTTEN : row.value();
        String key = new String(row.key(), StandardCharsets.UTF_8);
        if (value.length == CHECKED_FORM
                && ByteBuffer.wrap(value).getInt(FIRST_FORM) != checksum(row.key(), value, bytes)) {
            throw refused(row, "is damaged: the checksum of " + key + " does not fit its " + bytes.length + " bytes");
        }
        return new LoggedRow(key, Epoch.of(value), bytes);
    }

    /** The name of the function that the row belongs to. */
    String function() {
        return functionOf(key);
    }

    /** The function's key. */
    String id() {
        return idOf(key);
    }

    /** The function's name in the key of a row. */
    static String functionOf(String key) {
        return key.substring(0, separator(key));
    }

    /** The function's own key in the key of a row. */
    static String idOf(String key) {
        return key.substring(separator(key) + 1);
    }

    private static int separator(String key) {
        int at = key.indexOf(KafkaDurableLog.SEPARATOR);
        if (at < 0) {
            throw new IllegalStateException("the key of a row must name its function but is " + key);
        }
        return at;
    }

    /** Over the header's epoch, whether the checksum stands behind it yet or not. */
    private static int checksum(byte[] key, byte[] header, byte[] row) {
        CRC32C sum = new CRC32C();
        sum.update(key, 0, key.length);
        sum.update(header, 0, FIRST_FORM);
        sum.update(row, 0, row.length);
        return (int) sum.getValue();
    }

    private static IllegalStateException refused(ConsumerRecord<byte[], byte[]> row, String why) {
        return new IllegalStateException(row.topic() + '-' + row.partition() + '@' + row.offset() + ' ' + why);
    }
}
