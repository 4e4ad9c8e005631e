package io.loopgrid.web;

import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.JsonItems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.http.HttpStatus;

/**
 * Takes bodies of events: the good items go to their topic, the others to its dead letters, where they are counted. Safe for
 * use by several threads.
 */
final class Reception {
    /** More of an item than this says nothing more about why it was refused, and Kafka might not take it. */
    private static final int MAX_LETTER_BYTES = 64 * 1024;

    private final EventGate gate;
    private final int maxItems;
    private final LongSupplier nowMillis;

    Reception(EventGate gate, int maxItems, LongSupplier nowMillis) {
        this.gate = gate;
        this.maxItems = maxItems;
        this.nowMillis = nowMillis;
    }

    /**
     * What became of a body.
     *
     * @param accepted how many items Kafka has
     * @param ids theirs, in the order of the body
     * @param rejected the others, each with its reason
     */
    record Receipt(int accepted, List<String> ids, List<Refusal> rejected) {}

    /**
     * An item that cannot be used.
     *
     * @param index its place in the body, from 0
     * @param field what is wrong with it
     * @param reason the rule and what was there
     */
    record Refusal(int index, String field, String reason) {}

    /**
     * Takes a body; returns when Kafka has all of it.
     *
     * @throws Problem when no item is good, or Kafka does not answer
     */
    Receipt take(Intake intake, byte[] body) {
        long now = nowMillis.getAsLong();
        List<byte[]> items = items(body);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(items.size());
        List<String> ids = new ArrayList<>(items.size());
        List<Refusal> refusals = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                Intake.Checked checked = intake.check(items.get(i), now);
                ids.add(checked.id());
                records.add(checked.record());
            } catch (Rejected e) {
                refusals.add(new Refusal(i, e.field(), String.valueOf(e.getMessage())));
                records.add(letter(intake.topic(), items.get(i), e, now));
            }
        }
        gate.send(records);
        if (ids.isEmpty()) {
            throw nothingGood(refusals);
        }
        return new Receipt(ids.size(), ids, refusals);
    }

    private List<byte[]> items(byte[] body) {
        try {
            return JsonItems.split(body, maxItems);
        } catch (Rejected e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "body",
                    String.valueOf(e.getMessage()),
                    Map.of("field", e.field(), "reason", e.rule()));
        }
    }

    private static ProducerRecord<byte[], byte[]> letter(String topic, byte[] item, Rejected why, long now) {
        byte[] kept = item.length > MAX_LETTER_BYTES ? Arrays.copyOf(item, MAX_LETTER_BYTES) : item;
        return DeadLetters.refused(
                topic, kept, String.valueOf(why.getMessage()), UUID.randomUUID().toString(), now);
    }

    private static Problem nothingGood(List<Refusal> refusals) {
        String detail = refusals.isEmpty()
                ? "the body must have at least one item but has none"
                : "no item can be used; the first: " + refusals.get(0).reason();
        return Problem.of(HttpStatus.BAD_REQUEST, "rejected", detail, Map.of("rejected", refusals));
    }
}
