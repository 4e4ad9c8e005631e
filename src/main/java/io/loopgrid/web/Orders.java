package io.loopgrid.web;

import io.loopgrid.event.Control;
import io.loopgrid.event.Symbol;
import io.loopgrid.kafka.Topics;
import io.loopgrid.wire.ControlJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Gives orders to the loop: each is a record of the topic of controls, so that it survives a restart and acts on the whole
 * cluster. Safe for use by several threads.
 */
final class Orders {
    private final EventGate gate;
    private final ControlJson json;
    private final Documents documents;
    private final LongSupplier nowMillis;

    Orders(EventGate gate, ControlJson json, Documents documents, LongSupplier nowMillis) {
        this.gate = gate;
        this.json = json;
        this.documents = documents;
        this.nowMillis = nowMillis;
    }

    /** Returns the record as Kafka has it. */
    JsonNode promote(Symbol symbol, @Nullable String challenger, String by) {
        long now = nowMillis.getAsLong();
        String id = ControlJson.idOf(symbol.name(), "PROMOTE", now, by);
        return give(new Control.Promote(id, symbol, now, challenger, by));
    }

    /** Returns the record as Kafka has it. */
    JsonNode rollback(Symbol symbol, String by) {
        long now = nowMillis.getAsLong();
        return give(new Control.Rollback(ControlJson.idOf(symbol.name(), "ROLLBACK", now, by), symbol, now, by));
    }

    /** Returns the record as Kafka has it. */
    JsonNode switchFeed(String feed, boolean on, String by) {
        long now = nowMillis.getAsLong();
        String id = ControlJson.idOf(feed, on ? "FEED_START" : "FEED_STOP", now, by);
        return give(new Control.SwitchFeed(id, feed, now, on, by));
    }

    private JsonNode give(Control control) {
        if (control.by().length() > ControlJson.MAX_NAME_CHARS) {
            throw Problem.parameter(
                    "by", control.by().length(), "must have at most " + ControlJson.MAX_NAME_CHARS + " characters");
        }
        byte[] key = control.subject().getBytes(StandardCharsets.UTF_8);
        gate.send(List.of(new ProducerRecord<>(Topics.CONTROLS, key, json.write(control))));
        return documents.of(control);
    }
}
