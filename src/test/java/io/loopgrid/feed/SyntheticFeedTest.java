package io.loopgrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.text.Rejected;
import io.loopgrid.wire.PriceJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyntheticFeedTest {
    private static final MarketPlan LIVELY = new MarketPlan(new Symbol("DEMO"), 1, 1_000, 20, 500, 2_000, 24, 0, 0);

    @TempDir
    Path directory;

    private LocalKafka kafka;

    @BeforeEach
    void startBroker() {
        kafka = new LocalKafka(directory);
    }

    @AfterEach
    void stopBroker() {
        kafka.close();
    }

    @Test
    void startsOnceStopsAndGoesOnFromTheLastPrice() {
        SyntheticFeed feed = new SyntheticFeed(LIVELY, 0, 1, kafka.clients(), System::currentTimeMillis);
        assertThat(feed.state().phase()).isEqualTo(FeedDuty.Phase.STOPPED);
        feed.start();
        feed.start();
        Awaitility.await()
                .until(() -> feed.state().tweets() > 100 && feed.state().prices() > 10);
        feed.stop();
        assertThat(feed.state().phase()).isEqualTo(FeedDuty.Phase.STOPPED);
        assertThat(last().price()).isCloseTo(100, within(20.0));
        long before = feed.state().tweets();
        feed.start();
        Awaitility.await().until(() -> feed.state().tweets() > before);
        feed.stop();
    }

    @Test
    void playsItsHistoryAtTheFirstStartOnlyAndNeverGoesBack() {
        long begin = System.currentTimeMillis();
        SyntheticFeed first = new SyntheticFeed(LIVELY, 20_000, 1e9, kafka.clients(), System::currentTimeMillis);
        first.start();
        // A thousand ticks and ten thousand tweets are history, and some are of the present.
        Awaitility.await()
                .until(() -> first.state().prices() > 1_010 && first.state().tweets() > 9_000);
        first.stop();
        long reached = last().timeMillis();
        assertThat(reached).isGreaterThanOrEqualTo(begin);

        SyntheticFeed afterRestart = new SyntheticFeed(LIVELY, 20_000, 1e9, kafka.clients(), System::currentTimeMillis);
        afterRestart.start();
        Awaitility.await().until(() -> afterRestart.state().prices() > 10);
        afterRestart.stop();
        List<Long> times = new ArrayList<>();
        long all = kafka.count(Topics.PRICES);
        kafka.await(Topics.PRICES, record -> {
            times.add(read(record.value()).timeMillis());
            return times.size() == all;
        });
        assertThat(times).isSorted();
        assertThat(times.get(0)).isBetween(begin - 20_000, begin - 10_000);
    }

    private Price last() {
        return Objects.requireNonNull(
                LastPrice.of(LIVELY.symbol(), kafka.clients(), new PriceJson(System::currentTimeMillis)));
    }

    private static Price read(byte[] json) {
        try {
            return new PriceJson(System::currentTimeMillis).read(json);
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }
}
