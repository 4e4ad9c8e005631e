package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.SymbolTagger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class TweetIntakeTest {
    private static final byte[] TWEET = "{\"text\":\"$DEMO\"}".getBytes(StandardCharsets.UTF_8);

    private final TweetIntake intake = new TweetIntake(new CleanTweets(
            new Anonymizer("a key for tests only".getBytes(StandardCharsets.UTF_8)), new SymbolTagger(Map.of())));

    @Test
    void givesThePostsOfAClientOneKeyThatDoesNotTellWhoItIs() throws Exception {
        ProducerRecord<byte[], byte[]> first =
                intake.from("10.0.0.1").check(TWEET, 1_700_000_000_000L).record();
        ProducerRecord<byte[], byte[]> second =
                intake.from("10.0.0.1").check(TWEET, 1_700_000_000_001L).record();
        assertThat(first.key()).isEqualTo(second.key()).hasSize(1);
        assertThat(intake.from("10.0.0.2")
                        .check(TWEET, 1_700_000_000_000L)
                        .record()
                        .key())
                .isNotEqualTo(first.key());
    }

    @Test
    void sendsOnWhatArrivedWithTheTimeOfItsArrival() throws Exception {
        ProducerRecord<byte[], byte[]> record =
                intake.check(TWEET, 1_700_000_000_000L).record();
        assertThat(record.value()).isEqualTo(TWEET);
        assertThat(record.timestamp()).isEqualTo(1_700_000_000_000L);
    }
}
