package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A state in one broker is the same state in another, by way of a file; what is not a whole state is refused. */
@SuppressWarnings("NullAway.Init")
final class StateMoveTest {
    private static final int KEYS = 40;
    private static final String SUMS = "sums";
    private static final GridSettings SETTINGS = settings(1, 0);
    private static final StateImport.Change NOTHING = (source, function, id, row) -> row;

    @TempDir
    Path directory;

    private LocalKafka kafka;
    private @Nullable HazelcastInstance member;

    @BeforeEach
    void start() {
        kafka = new LocalKafka(directory.resolve("one"));
    }

    @AfterEach
    void stop() {
        if (member != null) {
            member.shutdown();
        }
        kafka.close();
    }

    @Test
    void comesBackAsOfTheCommitInAnotherBroker() throws IOException {
        writeTwoEpochsAndOneThatDoesNotCount();
        Path file = directory.resolve("state");
        assertThat(export(file)).isEqualTo(new StateRestore.Restored(KEYS - 1, new Epoch(1, 2)));
        assertThatThrownBy(() -> export(file)).isInstanceOf(FileAlreadyExistsException.class);
        Map<String, String> before = restored(kafka);
        assertThat(before).hasSize(KEYS - 1).containsEntry("k1", "2").containsEntry("k2", "1");
        kafka.close();

        kafka = new LocalKafka(directory.resolve("two"));
        assertThat(imported(file)).isEqualTo(new StateRestore.Restored(KEYS - 1, new Epoch(1, 2)));
        assertThat(restored(kafka)).isEqualTo(before);
        assertThatThrownBy(() -> imported(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state.rows-")
                .hasMessageContaining("must be empty but has a row");
    }

    @Test
    void bringsNothingOfADamagedFile() throws IOException {
        writeTwoEpochsAndOneThatDoesNotCount();
        Path file = directory.resolve("state");
        export(file);
        byte[] whole = Files.readAllBytes(file);
        kafka.close();
        kafka = new LocalKafka(directory.resolve("two"));
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> imported(file)).isInstanceOf(IOException.class).hasMessageContaining("ends too early");
        assertThat(kafka.count(Topics.STATE_ROWS)).isZero();
        assertThat(kafka.count(Topics.STATE_COMMITS)).isZero();
    }

    @Test
    void goesOnWithAnotherDeclaredSizeOnlyWhenSomebodySaysSo() {
        writeTwoEpochsAndOneThatDoesNotCount();
        assertThatThrownBy(() -> restored(kafka, settings(3, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("declared-size is 3")
                .hasMessageContaining("declared-size-before=1");
        assertThat(restored(kafka, settings(3, 1))).hasSize(KEYS - 1);
        assertThat(restored(kafka, settings(3, 0))).hasSize(KEYS - 1);
        assertThatThrownBy(() -> restored(kafka, settings(1, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a cluster of 3");
    }

    @Test
    void refusesToExportWhatWasNeverCommitted() {
        assertThatThrownBy(() -> export(directory.resolve("state")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no committed state");
    }

    @Test
    void refusesToRestoreADamagedRowAndReadsOneOfTheFirstForm() throws Exception {
        Epoch epoch = new Epoch(1, 1);
        try (KafkaDurableLog log = log(kafka)) {
            log.open(0);
            log.append(SUMS, "k0", row(7), epoch);
            log.seal(epoch, epoch);
            log.commitLast(epoch);
        }
        byte[] key = "sums/old".getBytes(StandardCharsets.UTF_8);
        put(key, epoch.toBytes(), row(3));
        assertThat(restored(kafka)).containsEntry("old", "3").containsEntry("k0", "7");
        put(key, LoggedRow.header(key, epoch, row(4)).value(), row(5));
        assertThatThrownBy(() -> restored(kafka))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state.rows-")
                .hasMessageContaining("is damaged: the checksum of sums/old does not fit");
    }

    @Test
    void refusesALogThatHasLostARow() throws IOException {
        Epoch epoch = new Epoch(1, 1);
        try (KafkaDurableLog log = log(kafka)) {
            log.open(0);
            for (int i = 0; i < KEYS; i++) {
                log.append(SUMS, "k" + i, row(1), epoch);
            }
            log.append(StateCount.FUNCTION, StateCount.idOf(SUMS, 0), new StateCount(2, 15).toRow(), epoch);
            log.append(StateCount.FUNCTION, StateCount.idOf(SUMS, 1), new StateCount(2, KEYS - 15).toRow(), epoch);
            log.seal(epoch, epoch);
            log.commitLast(epoch);
        }
        assertThat(restored(kafka)).hasSize(KEYS);
        try (LocalKafka other = new LocalKafka(directory.resolve("two"))) {
            copyAllBut("sums/k7", other);
            assertRefused(other, "the state of 'sums' must have 40 states or more but has 39 in generation 1");
        }
        try (LocalKafka other = new LocalKafka(directory.resolve("three"))) {
            copyAllBut("counts/sums/1", other);
            assertRefused(other, "the state of 'sums' must have a count from each owner but has 1 of 2");
        }
    }

    private void assertRefused(LocalKafka log, String why) {
        assertThatThrownBy(() -> restored(log))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why)
                .hasMessageContaining("the log has lost rows");
    }

    /** Copies the state to another broker as somebody may who overlooks one record. */
    private void copyAllBut(String missing, LocalKafka to) {
        TopicReader reader = new TopicReader(config -> kafka.clients().consumer("copy", config));
        try (Producer<byte[], byte[]> producer = to.clients().producer("copy", Map.of())) {
            for (String topic : List.of(Topics.STATE_ROWS, Topics.STATE_COMMITS)) {
                for (TopicPartition partition : reader.partitions(topic)) {
                    reader.read(
                            partition,
                            record -> {
                                if (!new String(record.key(), StandardCharsets.UTF_8).equals(missing)) {
                                    producer.send(new ProducerRecord<>(
                                            topic, null, record.key(), record.value(), record.headers()));
                                }
                            },
                            offsets -> {});
                }
            }
            producer.flush();
        }
    }

    private void put(byte[] key, byte[] header, byte[] row) throws InterruptedException, ExecutionException {
        try (Producer<byte[], byte[]> producer = kafka.clients().producer("stranger", Map.of())) {
            producer.send(new ProducerRecord<>(
                            Topics.STATE_ROWS,
                            null,
                            null,
                            key,
                            row,
                            List.of(new RecordHeader(KafkaDurableLog.EPOCH_HEADER, header))))
                    .get();
        }
    }

    /** k0 is forgotten, k1 is written again in the second epoch and, like k2, in a third one that is never committed. */
    private void writeTwoEpochsAndOneThatDoesNotCount() {
        try (KafkaDurableLog log = log(kafka)) {
            log.open(0);
            Epoch first = new Epoch(1, 1);
            for (int i = 0; i < KEYS; i++) {
                log.append(SUMS, "k" + i, row(1), first);
            }
            end(log, first, first);
            Epoch second = new Epoch(1, 2);
            log.append(SUMS, "k0", Row.FORGOTTEN, second);
            log.append(SUMS, "k1", row(2), second);
            end(log, second, second);
            Epoch third = new Epoch(1, 3);
            log.append(SUMS, "k1", row(3), third);
            log.append(SUMS, "k2", row(3), third);
            end(log, third, second);
        }
    }

    private static void end(KafkaDurableLog log, Epoch epoch, Epoch committed) {
        log.seal(epoch, committed);
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> log.isSafe(epoch));
    }

    private static byte[] row(long sum) {
        SumFunction.Sum state = new SumFunction.Sum();
        state.add(sum);
        return Row.of(SumFunction.SUMS, state);
    }

    private static GridSettings settings(int declaredSize, int before) {
        String name = "move-test-" + ProcessHandle.current().pid();
        return new GridSettings(name, declaredSize, before, "127.0.0.1", 0, List.of(), 13, Duration.ofSeconds(10));
    }

    private static KafkaDurableLog log(LocalKafka kafka) {
        return log(kafka, SETTINGS);
    }

    private static KafkaDurableLog log(LocalKafka kafka, GridSettings grid) {
        return new KafkaDurableLog(
                name -> transactional(kafka, name),
                () -> kafka.clients().admin(),
                grid,
                Topics.STATE_ROWS,
                Topics.STATE_COMMITS);
    }

    private static Producer<byte[], byte[]> transactional(LocalKafka kafka, String name) {
        return kafka.clients().producer(name, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name));
    }

    private StateRestore.Restored export(Path file) throws IOException {
        return new StateExport(config -> kafka.clients().consumer("state", config))
                .run(Topics.STATE_ROWS, Topics.STATE_COMMITS, "here", file, 0, records -> {});
    }

    private StateRestore.Restored imported(Path file) throws IOException {
        try (Producer<byte[], byte[]> producer = transactional(kafka, "move-state-import")) {
            return new StateImport(config -> kafka.clients().consumer("state", config), producer)
                    .run(file, Topics.STATE_ROWS, Topics.STATE_COMMITS, NOTHING, records -> {});
        }
    }

    /** The sums that a restore finds, by key. */
    private Map<String, String> restored(LocalKafka from) {
        return restored(from, SETTINGS);
    }

    private Map<String, String> restored(LocalKafka from, GridSettings grid) {
        try (KafkaDurableLog log = log(from, grid)) {
            GridServices services = services(log);
            new StateRestore(member(), services, grid, config -> from.clients().consumer("state", config), 2)
                    .run(Topics.STATE_ROWS, Topics.STATE_COMMITS, records -> {});
            Map<String, SumFunction.Sum> sums = new HashMap<>();
            new States<>(services, SUMS, SumFunction.Sum.class).forEach(sums::put);
            Map<String, String> texts = new TreeMap<>();
            sums.forEach((key, sum) -> texts.put(key, Long.toString(sum.sum())));
            return texts;
        }
    }

    private HazelcastInstance member() {
        HazelcastInstance running = member;
        if (running == null) {
            running = Hazelcast.newHazelcastInstance(MemberConfig.of(SETTINGS, Map.of(SUMS, SumFunction.NUMBERS), 2));
            member = running;
        }
        return running;
    }

    private GridServices services(KafkaDurableLog log) {
        return new GridServices(member(), log, new WatermarkClocks(), Map.of(SUMS, () -> new SumFunction(false)));
    }
}
