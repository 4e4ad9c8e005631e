package io.loopgrid.pipeline;

import io.loopgrid.event.Control;
import io.loopgrid.event.Correction;
import io.loopgrid.grid.Outgoing;
import io.loopgrid.kafka.DeadLetters;
import io.loopgrid.kafka.Topics;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.MinuteEvent;
import io.loopgrid.loop.Origin;
import io.loopgrid.loop.SubmittedControl;
import io.loopgrid.loop.SubmittedCorrection;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.ControlJson;
import io.loopgrid.wire.CorrectionJson;
import io.loopgrid.wire.ErasureJson;
import io.loopgrid.wire.VectorJson;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records that wait for no event time, as they are not of the market: each becomes messages and passes at once, but a correction
 * only after the tweets that an earlier execution may have given signals for. Belongs to one processor.
 */
final class UntimedStep implements SourceStep {
    private static final byte[] NOTHING = new byte[0];

    private final Meaning meaning;
    private final BooleanSupplier mayPass;

    private UntimedStep(Meaning meaning) {
        this(meaning, () -> true);
    }

    private UntimedStep(Meaning meaning, BooleanSupplier mayPass) {
        this.meaning = meaning;
        this.mayPass = mayPass;
    }

    /** What records say. */
    private interface Meaning {
        /**
         * The messages that a record becomes.
         *
         * @param value the record's value, empty when it has none
         */
        List<Addressed> of(ConsumerRecord<byte[], byte[]> source, byte[] value) throws Rejected;
    }

    /** A message and where it goes. */
    private record Addressed(String address, String key, Object message) {}

    /** Messages of one record that wait for its turn. */
    private record Waiting(List<Addressed> messages) {}

    /** Corrections of valid form go to the audit log. */
    static UntimedStep ofCorrections(CorrectionJson json, Pace pace) {
        Meaning meaning = (source, value) -> {
            Correction correction = json.read(value, source.timestamp());
            SubmittedCorrection submitted = new SubmittedCorrection(correction, origin(source, value));
            return List.of(new Addressed(Addresses.CORRECTIONS, submitted.key(), submitted));
        };
        return new UntimedStep(meaning, () -> pace.isReadAgain(Topics.TWEETS));
    }

    /**
     * What people tell the loop to do goes to the audit log of its subject; a signal that is to be erased, to the index of its
     * minute and to every member, and into no log.
     */
    static UntimedStep ofCommands(ControlJson controls, ErasureJson erasures) {
        return new UntimedStep((source, value) -> {
            if (source.topic().equals(Topics.ERASURES)) {
                return erasure(erasures.read(value));
            }
            Control control = controls.read(value, source.timestamp());
            SubmittedControl submitted = new SubmittedControl(control, origin(source, value));
            return List.of(new Addressed(Addresses.CONTROLS, control.subject(), submitted));
        });
    }

    private static List<Addressed> erasure(ErasureJson.Erasure erasure) {
        MinuteEvent.Erase erase = new MinuteEvent.Erase(erasure.signal(), erasure.timeMillis());
        return List.of(
                new Addressed(Addresses.KEPT, erase.key(), erase),
                new Addressed(RecentSignals.ADDRESS, erasure.signal(), erasure.signal()));
    }

    /** Vectors of this dimension that were learned elsewhere go to the owners of their words; others are refused. */
    static UntimedStep ofVectors(VectorJson json, int dimension) {
        return new UntimedStep((source, value) -> {
            VectorJson.Named named = json.read(value);
            if (named.vector().dimension() != dimension) {
                throw new Rejected(
                        "vector",
                        named.vector().dimension() + " numbers",
                        "must have " + dimension + " numbers, as the words have here");
            }
            return List.of(new Addressed(Addresses.WORDS, named.word(), named.vector()));
        });
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> source, byte[] value) {
        return new Origin(source.topic(), source.partition(), source.offset(), source.timestamp(), value);
    }

    @Override
    public Arrived read(ConsumerRecord<byte[], byte[]> source) {
        try {
            byte[] value = source.value() == null ? NOTHING : source.value();
            return new Arrived(source, Long.MIN_VALUE, new Waiting(meaning.of(source, value)));
        } catch (Rejected rejected) {
            return new Arrived(source, Long.MIN_VALUE, rejected);
        }
    }

    @Override
    public void pass(SourcePartition partition, Arrived record, long watermarkMillis, Outgoing outgoing) {
        partition.skipped(record);
        if (record.event() instanceof Rejected rejected) {
            outgoing.send(Addresses.DEAD_LETTERS, "", DeadLetters.of(record.source(), rejected.getMessage()));
        } else if (record.event() instanceof Waiting waiting) {
            waiting.messages().forEach(sent -> outgoing.send(sent.address(), sent.key(), sent.message()));
        }
    }

    @Override
    public long limitMillis() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean mayPass() {
        return mayPass.getAsBoolean();
    }

    @Override
    public void flush(Outgoing outgoing) {}
}
