package io.loopgrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.event.Symbol;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.wire.PriceJson;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyntheticFeedTest {
    private static final MarketPlan LIVELY = new MarketPlan(new Symbol("DEMO"), 1, 1_000, 20, 500, 2_000, 24, 0, 0);

    @TempDir
    Path directory;

    @Test
    void startsOnceStopsAndGoesOnFromTheLastPrice() {
        try (LocalKafka kafka = new LocalKafka(directory)) {
            SyntheticFeed feed = new SyntheticFeed(LIVELY, kafka.clients(), System::currentTimeMillis);
            assertThat(feed.state().phase()).isEqualTo(Feed.Phase.STOPPED);
            feed.start();
            feed.start();
            Awaitility.await()
                    .until(() -> feed.state().tweets() > 100 && feed.state().prices() > 10);
            feed.stop();
            assertThat(feed.state().phase()).isEqualTo(Feed.Phase.STOPPED);

            PriceJson json = new PriceJson(System::currentTimeMillis);
            double last = LastPrice.of(LIVELY.symbol(), kafka.clients(), json, 1);
            assertThat(last).isCloseTo(100, within(20.0));
            long before = feed.state().tweets();
            feed.start();
            Awaitility.await().until(() -> feed.state().tweets() > before);
            feed.stop();
        }
    }
}
