package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import io.loopgrid.FreePorts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Members agree on how many they are meant to be, or are none of this cluster. */
final class DeclaredSizeTest {
    private final int[] ports = FreePorts.several(3);

    @Test
    void aMemberOfAnotherSizeLeavesAtOnceAndSaysWhy() {
        HazelcastInstance first = start(0, 3);
        try {
            assertThatThrownBy(() -> start(1, 5))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("declared-size is 5 here and 3 on")
                    .hasMessageContaining(Integer.toString(ports[0]));
            HazelcastInstance third = start(2, 3);
            assertThat(first.getCluster().getMembers()).hasSize(2);
            third.shutdown();
        } finally {
            first.shutdown();
        }
    }

    private HazelcastInstance start(int place, int declaredSize) {
        String name = "declared-size-" + ProcessHandle.current().pid();
        List<String> members = List.of("127.0.0.1:" + ports[0]);
        return MemberConfig.start(
                new GridSettings(name, declaredSize, 0, "127.0.0.1", ports[place], members, 11, Duration.ofSeconds(10)),
                Map.of(),
                1);
    }
}
