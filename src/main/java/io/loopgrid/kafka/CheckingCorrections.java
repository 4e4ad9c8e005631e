package io.loopgrid.kafka;

import io.loopgrid.event.Correction;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.CorrectionJson;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** From corrections to labels: those of valid form go on, complete with id and time. Whether the signal exists the job knows. */
final class CheckingCorrections implements Conversion {
    private final CorrectionJson json;
    private final LongSupplier nowMillis;

    CheckingCorrections(LongSupplier nowMillis) {
        this.nowMillis = nowMillis;
        this.json = new CorrectionJson(nowMillis);
    }

    @Override
    public ProducerRecord<byte[], byte[]> convert(ConsumerRecord<byte[], byte[]> record) throws Rejected {
        byte[] value = record.value();
        if (value == null) {
            throw Rejected.missing("message");
        }
        Correction correction = json.read(value, ArrivalTime.of(record, nowMillis.getAsLong()));
        return new ProducerRecord<>(
                Topics.LABELS,
                correction.symbol().name().getBytes(StandardCharsets.ISO_8859_1),
                json.write(correction));
    }
}
