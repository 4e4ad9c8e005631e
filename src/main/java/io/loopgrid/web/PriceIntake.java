package io.loopgrid.web;

import io.loopgrid.event.Price;
import io.loopgrid.kafka.Topics;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.PriceJson;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Takes ticks and candles; the id of one is its symbol and the time at which it was known. */
final class PriceIntake implements Intake {
    private final PriceJson json;

    PriceIntake(PriceJson json) {
        this.json = json;
    }

    @Override
    public String topic() {
        return Topics.PRICES;
    }

    @Override
    public Checked check(byte[] item, long nowMillis) throws Rejected {
        Price price = json.read(item);
        byte[] key = price.symbol().name().getBytes(StandardCharsets.US_ASCII);
        return new Checked(price.symbol() + ":" + price.timeMillis(), new ProducerRecord<>(topic(), key, item));
    }
}
