package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.function.Partitions;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentIdsTest {
    @Test
    void knowsAnIdOnceItHasSeenIt() {
        RecentIds ids = new RecentIds(2_000);

        assertThat(ids.add(42)).isTrue();
        assertThat(ids.add(42)).isFalse();
    }

    @Test
    void takesZeroForAnIdLikeAnyOther() {
        RecentIds ids = new RecentIds(2_000);

        assertThat(ids.add(0)).isTrue();
        assertThat(ids.add(0)).isFalse();
    }

    @Test
    void forgetsTheOldestAndNothingElse() {
        RecentIds ids = new RecentIds(RecentIds.SEGMENT);
        ArrayDeque<Long> order = new ArrayDeque<>();
        Set<Long> known = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long id = Partitions.mix(random.nextInt(3_000));
            assertThat(ids.add(id)).isEqualTo(known.add(id));
            if (order.isEmpty() || !order.contains(id)) {
                order.add(id);
            }
            if (order.size() > RecentIds.SEGMENT) {
                known.remove(order.remove());
            }
        }
    }

    @Test
    void comesBackFromItsChangedSegments() {
        RecentIds ids = new RecentIds(3 * RecentIds.SEGMENT);
        RecentIds restored = new RecentIds(3 * RecentIds.SEGMENT);
        Random random = new Random(2);
        for (int epoch = 0; epoch < 20; epoch++) {
            for (int i = 0; i < 700; i++) {
                ids.add(random.nextLong());
            }
            ids.takeChanged().forEach(segment -> restored.restore(segment, ids.segment(segment)));
        }

        for (int i = 0; i < 5_000; i++) {
            long id = random.nextLong();
            assertThat(restored.add(id)).isEqualTo(ids.add(id));
        }
        for (int segment = 0; segment < ids.segments(); segment++) {
            assertThat(restored.segment(segment)).isEqualTo(ids.segment(segment));
        }
    }

    @Test
    void savesOnlyWhatIsNew() {
        RecentIds ids = new RecentIds(100 * RecentIds.SEGMENT);
        ids.add(7);

        assertThat(ids.takeChanged()).containsExactly(0);
        assertThat(ids.takeChanged()).isEmpty();
    }
}
