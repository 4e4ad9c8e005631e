package io.loopgrid.pipeline;

import io.loopgrid.event.Price;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.PriceJson;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Prices go to the owner of their symbol's market. Belongs to one processor. */
final class PriceStep implements SourceStep {
    private final PriceJson json;
    private final Pace pace;

    PriceStep(PriceJson json, Pace pace) {
        this.json = json;
        this.pace = pace;
    }

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        try {
            Price price = json.read(source.value());
            return new Arrived(source, price.timeMillis(), price);
        } catch (Rejected rejected) {
            return new Arrived(source, Long.MIN_VALUE, rejected);
        }
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        if (record.event() instanceof Rejected rejected) {
            partition.skipped(record);
            outgoing.send(Addresses.DEAD_LETTERS, "", DeadLetters.of(record.source(), rejected.getMessage()));
            return;
        }
        partition.taken(record);
        Price price = (Price) record.event();
        outgoing.send(Addresses.MARKETS, price.symbol().name(), price);
    }

    @Override
    public long limitMillis() {
        return pace.priceLimit(Topics.TWEETS);
    }

    @Override
    public void flush(Outgoing outgoing) {}
}
