package io.loopgrid.replay;

import static io.loopgrid.replay.SmallWorld.BTC;
import static io.loopgrid.replay.SmallWorld.MINUTE;
import static io.loopgrid.replay.SmallWorld.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.event.Control;
import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.function.Codec;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.Prediction;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Replica;
import io.loopgrid.signal.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that is kept or sent survives being bytes, and a replica can be filled from what is kept. */
class LoopStatesTest {
    private final SmallWorld world = new SmallWorld();
    private final Set<String> checked = new TreeSet<>();

    @BeforeEach
    void live() {
        for (int i = 0; i < 80; i++) {
            world.price(START + i * MINUTE, 100 + (i * 31) % 7);
            world.tweet("" + i, START + i * MINUTE + 1, "bitcoin number" + i % 5 + " says buy");
        }
        world.correct("BTC:c1", "BTC:79", Label.UP, START + 80 * MINUTE);
        world.correct("BTC:c2", "BTC:78", Label.DOWN, START + 80 * MINUTE);
        world.retract("BTC:r1", "BTC:c2", START + 80 * MINUTE);
        world.submit(new Correction.OfSpan(
                "BTC:s1", BTC, START + 80 * MINUTE, START, START + 9 * MINUTE, Label.FLAT, "ann", "a note"));
        world.erase(world.signals.get(10));
        world.control(new Control.Rollback("BTC:k1", BTC, START + 80 * MINUTE, "ann"));
        world.control(new Control.SwitchFeed("files:k1", "files", START + 80 * MINUTE, true, "ann"));
        world.control(new Control.FeedCompleted("files:k2", "files", START + 80 * MINUTE, "all", "files"));
    }

    @Test
    void everyStateIsTheSameAfterBeingBytes() {
        LoopFunctions.all(world.settings, world.replica, Runnable::run).forEach((name, maker) -> {
            Codec<?> codec = maker.get().stateCodec();
            world.host.forEach(name, (key, state) -> {
                checked.add(name);
                assertThat(copyBytes(codec, state)).as(name + " " + key).isEqualTo(bytes(codec, state));
            });
        });
        assertThat(checked)
                .isEqualTo(LoopFunctions.all(world.settings, world.replica, Runnable::run)
                        .keySet());
    }

    @Test
    void everyMessageIsTheSameAfterBeingBytes() {
        Map<String, Codec<?>> codecs = LoopFunctions.eventCodecs();
        world.sent.forEach(message -> {
            String address = message.address();
            Codec<?> codec = codecs.get(address);
            if (codec == null) {
                return;
            }
            checked.add(address);
            assertThat(copyBytes(codec, message.event())).as(address).isEqualTo(bytes(codec, message.event()));
        });
        assertThat(checked).isEqualTo(new TreeSet<>(codecs.keySet()));
    }

    @Test
    void aPredictionOfTheFirstFormHasNoAuthor() throws IOException {
        Codec<?> codec = requireNonNull(LoopFunctions.all(world.settings, world.replica, Runnable::run)
                        .get(Addresses.PREDICTIONS))
                .get()
                .stateCodec();
        PredictionState known = world.prediction("BTC:20");
        String newest = new String(bytes(codec, known), StandardCharsets.ISO_8859_1);
        String author = "\0\0\0\2a0";
        assertThat(newest).containsOnlyOnce(author);
        byte[] old = newest.replace(author, "").getBytes(StandardCharsets.ISO_8859_1);
        Object read = codec.read(1, new DataInputStream(new ByteArrayInputStream(old)));
        assertThat(read).isInstanceOfSatisfying(PredictionState.class, state -> {
            Prediction first = requireNonNull(state.prediction());
            assertThat(first.author()).isEmpty();
            assertThat(first.signal())
                    .isEqualTo(requireNonNull(known.prediction()).signal());
            assertThat(state.status()).isEqualTo(known.status());
            assertThat(state.change()).isEqualTo(known.change());
        });
    }

    @Test
    void aReplicaFilledFromStatesSaysTheSame() {
        Replica filled = new Replica(world.settings);
        for (String function :
                LoopFunctions.all(world.settings, filled, Runnable::run).keySet()) {
            world.host.forEach(function, (key, state) -> filled.load(function, key, state));
        }
        filled.loaded();
        assertThat(filled.reached(BTC)).isEqualTo(world.replica.reached(BTC));
        Signal expected = world.ask(START + 81 * MINUTE, "bitcoin number3 says buy");
        Signal actual = world.ask(filled, START + 81 * MINUTE, "bitcoin number3 says buy");
        assertThat(actual.model()).isEqualTo(expected.model());
        // Replicas are told of a word's count when it has grown by an eighth; the state knows it exactly.
        assertThat(actual.up()).isCloseTo(expected.up(), within(0.01f));
    }

    private static <T> byte[] copyBytes(Codec<T> codec, Object value) {
        byte[] bytes = bytes(codec, value);
        try {
            T copy = codec.read(codec.version(), new DataInputStream(new ByteArrayInputStream(bytes)));
            return bytes(codec, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> byte[] bytes(Codec<T> codec, Object value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            codec.write((T) value, new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
