package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.RawTweet;
import io.loopgrid.text.SymbolTagger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RawTimeJsonTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final CleanTweets CLEANING = new CleanTweets(
            new Anonymizer("a key for tests only".getBytes(StandardCharsets.UTF_8)), new SymbolTagger(Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"1\",\"time\":1600000000123,\"text\":\"a\"}",
                "{\"created_at\":\"Wed Jan 01 03:59:03 +0000 2014\",\"timestamp_ms\":\"1388548743123\",\"text\":\"a\"}",
                "{\"data\":{\"id\":\"1\",\"created_at\":\"2021-02-03T04:05:06Z\",\"text\":\"a\"}}",
                "{\"did\":\"did:plc:a\",\"time_us\":1600000000123456,\"commit\":{\"record\":{\"text\":\"a\"}}}",
                "{\"id_str\":\"1350000000000000000\",\"text\":\"a\"}",
                "{\"text\":\"a\"}"
            })
    void findsTheTimeThatTheCleanTweetWillHave(String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        RawTweet raw = new RawTweetJson().read(bytes);
        assertThat(new RawTimeJson().read(bytes, NOW, NOW))
                .isEqualTo(CLEANING.clean(raw, NOW).timeMillis());
    }

    @Test
    void knowsNoTimeOfWhatCannotBeRead() {
        for (String broken : new String[] {"", "{", "[1]", "{\"time\":12}", "{\"time\":{}}", "{\"time\":\"soon\"}"}) {
            assertThat(new RawTimeJson().read(broken.getBytes(StandardCharsets.UTF_8), NOW, NOW))
                    .isEqualTo(RawTimeJson.NONE);
        }
    }
}
