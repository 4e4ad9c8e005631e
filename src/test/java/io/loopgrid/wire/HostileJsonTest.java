package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopgrid.event.Correction;
import io.loopgrid.text.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, a reader gives a value or a {@link Rejected}. */
class HostileJsonTest {
    private static final byte[] SPICE = Samples.json("{}[]:,'\\0123456789.eE-+ntfu \u0000é");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "[]",
                "[{}]",
                "'x'",
                "{",
                "{'id'",
                "{'id':",
                "{'id':'x'",
                "{}{}",
                "{}x",
                "{'a':NaN}",
                "{'price':Infinity}",
                "{'time':1e999}",
                "{'time':99999999999999999999999}",
                "{'id':'\\ud800'}",
                "{'text':'\\u12'}",
                "{'text':'\u0001'}",
                "{a:1}",
                "{'a':01}",
                "{'a':1,}",
                "\uFEFF{}"
            })
    void refusesWhatIsNoObject(String text) {
        for (Samples.Reader reader : Samples.READERS) {
            assertThat(outcome(reader, Samples.json(text))).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void refusesDeepNesting() {
        byte[] deep = Samples.json("{'a':" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        for (Samples.Reader reader : Samples.READERS) {
            assertThat(outcome(reader, deep)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void refusesWhatIsTooLarge() {
        byte[] large = Samples.json("{'text':'" + "x".repeat(2 << 20) + "'}");
        for (Samples.Reader reader : Samples.READERS) {
            assertThat(String.valueOf(outcome(reader, large))).contains("must have at most 1048576 bytes");
        }
    }

    @Test
    void refusesLongNumbers() {
        byte[] json = Samples.json("{'time':" + "9".repeat(500_000) + "}");
        for (Samples.Reader reader : Samples.READERS) {
            assertThat(outcome(reader, json)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] json = Samples.json("{'text':'xx'}");
        json[9] = (byte) 0xC3;
        json[10] = (byte) 0x28;
        for (Samples.Reader reader : Samples.READERS) {
            assertThat(outcome(reader, json)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void refusesAFieldGivenTwice() {
        Rejected rejected = catchThrowableOfType(
                Rejected.class, () -> Samples.PRICES.read(Samples.json("{'symbol':'BTC','price':1,'price':2}")));
        assertThat(rejected).hasMessage("price must be given once but was given twice");
    }

    @Test
    void skipsUnknownFieldsOfAnyForm() throws Exception {
        byte[] json = Samples.json("{'':{'symbol':'ETH'},'x':[[{'price':3}]],'symbol':'BTC','y':{'price':{}},"
                + "'x':1,'price':2,'time':1525959451940,'z':[],'z':null}");
        assertThat(Samples.PRICES.read(json).price()).isEqualTo(2);
        assertThat(Samples.PRICES.read(json).symbol()).isEqualTo(Samples.BTC);
    }

    @Test
    void survivesRandomBytes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            for (Samples.Reader reader : Samples.READERS) {
                outcome(reader, bytes);
            }
        }
    }

    @Test
    void survivesMutatedMessages() {
        SplittableRandom random = new SplittableRandom(2);
        List<byte[]> good = goodMessages();
        for (int round = 0; round < 60_000; round++) {
            byte[] bytes = mutated(good.get(random.nextInt(good.size())), random);
            for (Samples.Reader reader : Samples.READERS) {
                outcome(reader, bytes);
            }
        }
    }

    private static List<byte[]> goodMessages() {
        List<byte[]> good = new ArrayList<>(
                List.of(
                        Samples.TWEETS.write(Samples.tweet()),
                        Samples.SIGNALS.write(Samples.signal()),
                        Samples.OUTCOMES.write(Samples.outcome()),
                        Samples.ALERTS.write(Samples.alert()),
                        Samples.PRICES.write(Samples.candle()),
                        Samples.json(
                                "{'id_str':'1','created_at':'Wed Jan 01 03:59:03 +0000 2014','text':'x',"
                                        + "'user':{'screen_name':'bob','id':3},'entities':{'symbols':[{'text':'BTC','indices':[1,2]}]}}"),
                        Samples.json(
                                "{'did':'did:plc:x','time_us':1,'commit':{'record':{'text':'x','createdAt':'y'},'rkey':'z'}}")));
        for (Correction correction : Samples.corrections()) {
            good.add(Samples.CORRECTIONS.write(correction));
        }
        return good;
    }

    private static byte[] mutated(byte[] message, SplittableRandom random) {
        byte[] bytes = message.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = SPICE[random.nextInt(SPICE.length)];
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> {
                    int length = Math.min(random.nextInt(12), bytes.length - at);
                    System.arraycopy(bytes, random.nextInt(bytes.length - length + 1), bytes, at, length);
                }
            }
        }
        return bytes;
    }

    /** The refusal, or the value. */
    private static Object outcome(Samples.Reader reader, byte[] json) {
        Object[] outcome = new Object[1];
        assertThatCode(() -> {
                    try {
                        outcome[0] = reader.read(json);
                    } catch (Rejected e) {
                        outcome[0] = e;
                    }
                })
                .as(() -> Samples.text(json))
                .doesNotThrowAnyException();
        return outcome[0];
    }
}
