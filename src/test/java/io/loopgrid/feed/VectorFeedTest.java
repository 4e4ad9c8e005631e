package io.loopgrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import io.loopgrid.query.FeedDuty.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorFeedTest {
    @TempDir
    Path directory;

    @Test
    void sendsTheMostFrequentWordsOfAFileAndNotAgainAtTheNextStart() throws Exception {
        String tooLong = "x".repeat(41);
        FeedSettings.Vectors settings = vectors("4 2\nthe 1 2\n" + tooLong + " 3 4\nmoon 5 6\nrare 7 8\n");
        try (LocalKafka kafka = new LocalKafka(directory.resolve("kafka"))) {
            VectorFeed wrong = new VectorFeed(settings, 3, 2, kafka.clients());
            wrong.start();
            Awaitility.await().until(() -> wrong.state().phase() == Phase.FAILED);
            assertThat(wrong.state().note()).contains("must have 3 numbers").contains("but have 2");

            VectorFeed feed = new VectorFeed(settings, 2, 2, kafka.clients());
            feed.start();
            Awaitility.await().until(() -> feed.state().phase() == Phase.COMPLETED);
            assertThat(feed.state().note()).isEqualTo("sent to its end: words=2");
            assertThat(kafka.count(Topics.VECTORS)).isEqualTo(2);
            assertThat(feed.content()).isNotEmpty().isEqualTo(wrong.content());
        }
    }

    @Test
    void namesTheFileThatIsNotThere() {
        assertThatThrownBy(() -> new FeedSettings.Vectors("missing.txt"))
                .hasMessage("loopgrid.feed.vectors.file must name a file that can be read but named missing.txt");
        assertThat(new FeedSettings.Vectors("").isConfigured()).isFalse();
    }

    private FeedSettings.Vectors vectors(String text) throws Exception {
        Path file = Files.writeString(directory.resolve("vectors.txt"), text);
        return new FeedSettings.Vectors(file.toString());
    }
}
