package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Job;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.config.ProcessingGuarantee;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.map.IMap;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real member runs a job whose only function adds up numbers; each test starts it with the form of rows that it is about. */
@SuppressWarnings("NullAway.Init")
class OwnerProcessorTest {
    private static final int KEYS = 50;
    private static final int NUMBERS = 200_000;

    private final MemoryLog log = new MemoryLog();
    private HazelcastInstance member;
    private GridServices services;

    private void startMember(boolean shortLived) {
        GridSettings settings = new GridSettings(
                "owner-test-" + ProcessHandle.current().pid(),
                1,
                0,
                "127.0.0.1",
                0,
                List.of(),
                13,
                Duration.ofSeconds(10));
        Config config = MemberConfig.of(settings, Map.of("sums", SumFunction.NUMBERS), 2);
        member = Hazelcast.newHazelcastInstance(config);
        services =
                new GridServices(member, log, new WatermarkClocks(), Map.of("sums", () -> new SumFunction(shortLived)));
        services.register();
        services.census().complete(0);
    }

    @AfterEach
    void stopMember() {
        member.shutdown();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsEveryEventOnceThoughTheJobRestartsAgainAndAgain(boolean shortLived) {
        startMember(shortLived);
        Job job = start(NUMBERS);
        for (int i = 0; i < 5; i++) {
            long before = services.committed().number() + services.committed().generation() * 1_000;
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            services.committed().number() + services.committed().generation() * 1_000 > before);
            job.restart();
            await().atMost(Duration.ofSeconds(30)).until(() -> job.getStatus() == JobStatus.RUNNING);
        }
        awaitSum(NUMBERS);
        assertThat(sums())
                .hasSize(KEYS)
                .allSatisfy((key, sum) -> assertThat(sum).isEqualTo(expected(key, NUMBERS)));
        job.cancel();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void writesToTheLogWhatIsInTheMap(boolean shortLived) {
        startMember(shortLived);
        Job job = start(5_000);
        awaitSum(5_000);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(log.committedRows("sums")).isNotEmpty().isEqualTo(rows()));
        assertThat(counts().keySet()).containsExactlyInAnyOrder("sums/0", "sums/1");
        assertThat(counts().values().stream().mapToLong(StateCount::states).sum())
                .isEqualTo(KEYS);
        job.cancel();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void firesATimerOnceItsTimeHasPassed(boolean shortLived) {
        startMember(shortLived);
        Job job = start(KEYS);
        awaitSum(KEYS);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(states().values())
                        .allSatisfy(sum -> assertThat(sum.rings()).isEqualTo(1)));
        job.cancel();
    }

    private Job start(int numbers) {
        DAG dag = new DAG();
        Vertex source = dag.newVertex("numbers", new NumberSource.Supplier(KEYS, numbers))
                .localParallelism(1);
        Vertex sums =
                dag.newVertex("sums", new OwnerSupplier("sums", List.of())).localParallelism(2);
        dag.newVertex("commit", new CommitSupplier()).localParallelism(1);
        dag.edge(ByPartition.toOwners(Edge.between(source, sums)));
        JobConfig config = new JobConfig()
                .setName("sums")
                .setProcessingGuarantee(ProcessingGuarantee.EXACTLY_ONCE)
                .setSnapshotIntervalMillis(50);
        return member.getJet().newJob(dag, config);
    }

    private void awaitSum(int numbers) {
        long all = (long) numbers * (numbers - 1) / 2;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> sums().values().stream().mapToLong(Long::longValue).sum() == all);
    }

    private static long expected(String key, int numbers) {
        long sum = 0;
        for (int n = Integer.parseInt(key.substring(1)); n < numbers; n += KEYS) {
            sum += n;
        }
        return sum;
    }

    private Map<String, Long> sums() {
        return states().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().sum()));
    }

    private Map<String, SumFunction.Sum> states() {
        Map<String, SumFunction.Sum> states = new HashMap<>();
        new States<>(services, "sums", SumFunction.Sum.class).forEach(states::put);
        return states;
    }

    /** How many states each owner has said that it has. */
    private Map<String, StateCount> counts() {
        return log.committedRows(StateCount.FUNCTION).entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> StateCount.of(bytes(e.getValue()))));
    }

    private static byte[] bytes(List<Byte> list) {
        ByteBuffer bytes = ByteBuffer.allocate(list.size());
        list.forEach(bytes::put);
        return bytes.array();
    }

    private Map<String, List<Byte>> rows() {
        IMap<RowKey, byte[]> map = services.map("sums");
        return map.entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(e -> e.getKey().id(), e -> MemoryLog.list(e.getValue())));
    }
}
