package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.loopgrid.FreePorts;
import io.loopgrid.grid.GridSettings;
import io.loopgrid.grid.MemberConfig;
import io.loopgrid.query.FeedDuty;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two real members: a feed is on duty on one of them, and on the other once that one is gone. */
class GridFeedDutyTest {
    private final List<HazelcastInstance> members = new ArrayList<>();
    private int firstPort;
    private FeedDuty first;
    private FeedDuty second;

    @BeforeEach
    void start() {
        firstPort = FreePorts.one();
        first = member(firstPort);
        second = member(FreePorts.one());
    }

    private FeedDuty member(int port) {
        GridSettings settings = new GridSettings(
                "feed-duty", 3, 0, "127.0.0.1", port, List.of("127.0.0.1:" + firstPort), 11, Duration.ofSeconds(10));
        HazelcastInstance member = Hazelcast.newHazelcastInstance(MemberConfig.of(settings, Map.of(), 1));
        members.add(member);
        return new GridFeedDuty(member);
    }

    @AfterEach
    void stop() {
        members.forEach(member -> member.getLifecycleService().terminate());
    }

    @Test
    void oneMemberHasIt() {
        assertThat(first.take("files")).isTrue();
        assertThat(second.take("files")).isFalse();
        assertThat(first.take("files")).isTrue();
        assertThat(second.take("synthetic")).isTrue();
        assertThat(first.take("synthetic")).isFalse();
    }

    @Test
    void anotherHasItOnceItIsGivenBack() {
        first.take("files");
        first.take("files");
        first.leave("files");
        assertThat(second.take("files")).isTrue();
        assertThat(first.take("files")).isFalse();
    }

    @Test
    void everybodyKnowsWhatItDoes() {
        FeedDuty.Report report = new FeedDuty.Report(first.member(), FeedDuty.Phase.RUNNING, 5, 7, "at noon");
        first.take("files");
        first.tell("files", report);
        assertThat(second.told("files")).contains(report);
        assertThat(second.told("synthetic")).isEmpty();
    }

    @Test
    void nobodyHasItWithoutAMajority() {
        assertThat(second.take("files")).isTrue();
        members.get(0).getLifecycleService().terminate();
        await().until(() -> !second.take("files"));
    }

    @Test
    void anotherHasItOnceAMemberDies() {
        FeedDuty third = member(FreePorts.one());
        assertThat(first.take("files")).isTrue();
        assertThat(third.take("files")).isFalse();
        members.get(0).getLifecycleService().terminate();
        await().until(() -> third.take("files"));
        assertThat(second.take("files")).isFalse();
    }
}
