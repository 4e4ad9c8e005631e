package io.loopgrid.pipeline;

import io.loopgrid.event.Symbol;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.DeadLetter;
import io.loopgrid.loop.Origin;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.Signal;
import io.loopgrid.wire.AlertJson;
import io.loopgrid.wire.OutcomeJson;
import io.loopgrid.wire.SignalJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Turns what leaves the job into records. Not thread-safe: the writers reuse their buffers. */
final class RecordEncoder {
    private final SignalJson signals = new SignalJson();
    private final OutcomeJson outcomes = new OutcomeJson();
    private final AlertJson alerts = new AlertJson();
    private final RecentSignals recent;

    /** An encoder that remembers the signals it has seen. */
    RecordEncoder(RecentSignals recent) {
        this.recent = recent;
    }

    /**
     * The record of something that leaves.
     *
     * @throws IllegalStateException when nobody said how it leaves
     */
    @SuppressWarnings("unchecked")
    ProducerRecord<byte[], byte[]> encode(Object leaving) {
        if (leaving instanceof Signal signal) {
            recent.add(signal);
            return new ProducerRecord<>(Topics.SIGNALS, key(signal.symbol()), signals.write(signal));
        }
        if (leaving instanceof Outcome outcome) {
            return new ProducerRecord<>(Topics.OUTCOMES, key(outcome.symbol()), outcomes.write(outcome));
        }
        if (leaving instanceof Alert alert) {
            return new ProducerRecord<>(Topics.ALERTS, key(alert.symbol()), alerts.write(alert));
        }
        if (leaving instanceof DeadLetter letter) {
            return DeadLetters.of(asItCame(letter.origin()), letter.reason());
        }
        if (leaving instanceof ProducerRecord<?, ?> record) {
            return (ProducerRecord<byte[], byte[]>) record;
        }
        throw new IllegalStateException(
                "nobody said how a " + leaving.getClass().getName() + " leaves the job");
    }

    private static ConsumerRecord<byte[], byte[]> asItCame(Origin origin) {
        byte[] value = origin.bytes();
        return new ConsumerRecord<>(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                origin.timeMillis(),
                TimestampType.CREATE_TIME,
                0,
                value.length,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private static byte[] key(Symbol symbol) {
        return symbol.name().getBytes(StandardCharsets.UTF_8);
    }
}
