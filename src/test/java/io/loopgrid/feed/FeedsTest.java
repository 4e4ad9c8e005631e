package io.loopgrid.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.loopgrid.event.Control;
import io.loopgrid.query.ControlBook;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.query.FeedDuty.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A feed runs where it is on duty, when it is to run, and once for each time that somebody asks for it. */
class FeedsTest {
    private final Said said = new Said();
    private final Table table = new Table();
    private final List<Feeds> members = new ArrayList<>();

    @AfterEach
    void stop() {
        members.forEach(Feeds::stop);
    }

    @Test
    void followsTheSettingsUntilSomebodySaysOtherwise() {
        Counted feed = member("a", Set.of("counted"));
        await().until(() -> feed.phase == Phase.RUNNING);
        said.switched("k1", false);
        await().until(() -> feed.phase == Phase.STOPPED);
        said.switched("k2", true);
        await().until(() -> feed.phase == Phase.RUNNING);
        assertThat(feed.starts).isEqualTo(2);
    }

    @Test
    void startsNothingThatNobodyWants() {
        Counted feed = member("a", Set.of());
        await().until(() -> table.told("counted").isPresent());
        assertThat(feed.starts).isZero();
        said.switched("k1", true);
        await().until(() -> feed.phase == Phase.RUNNING);
    }

    @Test
    void runsOnOneMemberAndGoesOnAtAnotherWhenThatOneLeaves() {
        Counted first = member("a", Set.of("counted"));
        await().until(() -> first.phase == Phase.RUNNING);
        Counted second = member("b", Set.of("counted"));
        await().until(() -> table.asked("b") > 2);
        assertThat(second.starts).isZero();
        members.get(0).stop();
        await().until(() -> second.phase == Phase.RUNNING);
        assertThat(first.phase).isEqualTo(Phase.STOPPED);
        assertThat(Objects.requireNonNull(table.reports.get("counted")).member())
                .isEqualTo("b");
    }

    @Test
    void stopsWhenAnotherMemberHasTakenItsDuty() {
        Counted feed = member("a", Set.of("counted"));
        await().until(() -> feed.phase == Phase.RUNNING);
        table.holders.put("counted", "b");
        await().until(() -> feed.phase == Phase.STOPPED);
    }

    @Test
    void saysThatItHasSentAllAndIsNotStartedAgain() {
        Counted feed = member("a", Set.of("counted"));
        await().until(() -> feed.phase == Phase.RUNNING);
        feed.phase = Phase.COMPLETED;
        await().until(() -> said.completed != null);
        assertThat(said.heard).allSatisfy(control -> assertThat(control.id()).isEqualTo("counted:completed:may:"));
        members.get(0).stop();
        Counted afterRestart = member("a", Set.of("counted"));
        await().until(() -> Objects.requireNonNull(table.reports.get("counted")).phase() == Phase.COMPLETED);
        assertThat(afterRestart.starts).isZero();
    }

    @Test
    void sendsAllAgainWhenSomebodyAsksForIt() {
        Counted feed = member("a", Set.of("counted"));
        await().until(() -> feed.phase == Phase.RUNNING);
        feed.phase = Phase.COMPLETED;
        await().until(() -> said.completed != null);
        said.switched("k1", true);
        await().until(() -> feed.starts == 2);
        feed.phase = Phase.COMPLETED;
        await().until(() -> said.completed != null);
        assertThat(feed.starts).isEqualTo(2);
    }

    @Test
    void leavesAFeedThatFailedUntilSomebodyStartsIt() {
        Counted feed = member("a", Set.of("counted"));
        await().until(() -> feed.phase == Phase.RUNNING);
        feed.phase = Phase.FAILED;
        int asked = table.asked("a");
        await().until(() -> table.asked("a") > asked + 2);
        assertThat(feed.starts).isEqualTo(1);
        said.switched("k1", true);
        await().until(() -> feed.starts == 2);
    }

    private Counted member(String name, Set<String> atStart) {
        Counted feed = new Counted();
        Feeds feeds = new Feeds(List.of(feed), atStart, said, table.of(name), said::hear);
        members.add(feeds);
        feeds.start();
        return feed;
    }

    /** A feed of which a test says when it has sent all. */
    private static final class Counted implements Feed {
        private volatile Phase phase = Phase.STOPPED;
        private volatile int starts;

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public String content() {
            return "may";
        }

        @Override
        public synchronized void start() {
            phase = Phase.RUNNING;
            starts++;
        }

        @Override
        public synchronized void stop() {
            if (phase == Phase.RUNNING) {
                phase = Phase.STOPPED;
            }
        }

        @Override
        public State state() {
            return new State(phase, 0, 0, null);
        }
    }

    /** What was said of the feed, as the job keeps it. */
    private static final class Said implements ControlBook {
        private final List<Control> heard = new CopyOnWriteArrayList<>();
        private volatile @Nullable Boolean on;
        private volatile @Nullable String switchId;
        private volatile @Nullable String completed;

        void switched(String id, boolean to) {
            completed = null;
            switchId = id;
            on = to;
        }

        void hear(Control control) {
            heard.add(control);
            completed = ((Control.FeedCompleted) control).content();
        }

        @Override
        public List<Control> newest(@Nullable String subject, int limit) {
            return heard;
        }

        @Override
        public Optional<FeedOrder> feed(String name) {
            return Optional.of(new FeedOrder(on, switchId, completed));
        }
    }

    /** Who is on duty, as one grid would tell several members. */
    private static final class Table {
        private final Map<String, String> holders = new ConcurrentHashMap<>();
        private final Map<String, FeedDuty.Report> reports = new ConcurrentHashMap<>();
        private final Map<String, Integer> asked = new ConcurrentHashMap<>();

        int asked(String member) {
            return asked.getOrDefault(member, 0);
        }

        Optional<FeedDuty.Report> told(String feed) {
            return Optional.ofNullable(reports.get(feed));
        }

        FeedDuty of(String member) {
            return new FeedDuty() {
                @Override
                public String member() {
                    return member;
                }

                @Override
                public boolean take(String feed) {
                    asked.merge(member, 1, Integer::sum);
                    return holders.computeIfAbsent(feed, f -> member).equals(member);
                }

                @Override
                public void leave(String feed) {
                    holders.remove(feed, member);
                }

                @Override
                public void tell(String feed, Report report) {
                    reports.put(feed, report);
                }

                @Override
                public Optional<Report> told(String feed) {
                    return Table.this.told(feed);
                }

                @Override
                public Map<String, Report> all() {
                    return reports;
                }
            };
        }
    }
}
