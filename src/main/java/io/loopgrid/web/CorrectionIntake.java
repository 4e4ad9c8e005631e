package io.loopgrid.web;

import io.loopgrid.event.Correction;
import io.loopgrid.kafka.Topics;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.CorrectionJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes corrections; each is sent complete with its id and its time. Whether its signal exists the job knows. */
final class CorrectionIntake implements Intake {
    private final CorrectionJson json;

    CorrectionIntake(CorrectionJson json) {
        this.json = json;
    }

    @Override
    public String topic() {
        return Topics.CORRECTIONS;
    }

    @Override
    public Checked check(byte[] item, long nowMillis) throws Rejected {
        return checked(json.read(item, nowMillis));
    }

    /** A correction that is known to be good. */
    Checked checked(Correction correction) {
        byte[] key = correction.symbol().name().getBytes(StandardCharsets.US_ASCII);
        return new Checked(correction.id(), new ProducerRecord<>(topic(), key, json.write(correction)));
    }
}
