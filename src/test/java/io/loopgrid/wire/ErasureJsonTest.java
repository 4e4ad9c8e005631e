package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopgrid.text.Rejected;
import io.loopgrid.text.TweetRules;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is to be erased comes back as it was written, for every id that a signal can have. */
final class ErasureJsonTest {
    private final ErasureJson json = new ErasureJson();

    @Test
    void readsWhatItWrites() throws Rejected {
        String longest = "BTC:" + "9".repeat(TweetRules.MAX_ID_CHARS);
        ErasureJson.Erasure erasure = new ErasureJson.Erasure(longest, 1_600_000_000_000L);
        assertThat(json.read(json.write(erasure))).isEqualTo(erasure);
    }

    @Test
    void namesWhatIsWrong() {
        assertThatThrownBy(() -> read("{\"signal\":\"7\",\"time\":1}"))
                .isInstanceOf(Rejected.class)
                .hasMessage("signal must begin with a symbol and a colon but was 7");
        assertThatThrownBy(() -> read("{\"signal\":\"BTC:\",\"time\":1}")).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> read("{\"signal\":\"BTC:7\"}"))
                .isInstanceOf(Rejected.class)
                .hasMessageStartingWith("time must be given");
    }

    private ErasureJson.Erasure read(String text) throws Rejected {
        return json.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
