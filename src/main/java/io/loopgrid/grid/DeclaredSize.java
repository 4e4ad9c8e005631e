package io.loopgrid.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Of how many members a cluster is meant to be, as every commit record says. Two parts of a cluster that count a majority of
 * different numbers could both learn, so a state goes on with the number that it was written with, or with one that somebody has
 * changed on purpose.
 *
 * @param now the number from now on
 * @param before the number until now, when it changes; 0 when it does not
 */
record DeclaredSize(int now, int before) {
    /** The name of a header of commit records, and of an attribute of members. */
    private static final String HEADER = "declared-size";
    /** Of a log that does not tell: an earlier release's, or one that came from a file. */
    private static final int UNKNOWN = 0;

    /** What a commit record carries. */
    Header header() {
        return new RecordHeader(HEADER, Integer.toString(now).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compares with what the newest commit record says.
     *
     * @throws IllegalStateException when it is another number, and nobody has said that it changes
     */
    void requireSame(TopicReader reader, String commitsTopic) {
        int written = written(reader, commitsTopic);
        if (written != UNKNOWN && written != now && written != before) {
            throw new IllegalStateException(
                    "loopgrid.grid.declared-size is " + now + ", but the state in " + commitsTopic
                            + " was written by a cluster of " + written + ": end all its members and start all with"
                            + " loopgrid.grid.declared-size-before=" + written + " if the number is to change");
        }
    }

    /** Lets other members know. */
    void tell(Config config) {
        config.getMemberAttributeConfig().setAttribute(HEADER, Integer.toString(now));
    }

    /**
     * Compares with what the other members of a member's cluster say.
     *
     * @throws IllegalStateException when one says another number
     */
    void requireSame(HazelcastInstance member) {
        for (Member other : member.getCluster().getMembers()) {
            String said = other.getAttribute(HEADER);
            if (!Integer.toString(now).equals(said)) {
                throw new IllegalStateException("loopgrid.grid.declared-size is " + now + " here and " + said + " on "
                        + other.getAddress() + ": all members must say the same number");
            }
        }
    }

    private static int written(TopicReader reader, String commitsTopic) {
        Newest newest = new Newest();
        for (TopicPartition partition : reader.partitions(commitsTopic)) {
            reader.readWithoutWaiting(partition, newest::take);
        }
        return newest.size;
    }

    private static final class Newest {
        private @Nullable Epoch epoch;
        private int size = UNKNOWN;

        void take(ConsumerRecord<byte[], byte[]> commit) {
            Epoch said = CommittedEpochs.epochOf(commit);
            if (epoch == null || epoch.compareTo(said) <= 0) {
                epoch = said;
                Header header = commit.headers().lastHeader(HEADER);
                size = header == null ? UNKNOWN : Integer.parseInt(new String(header.value(), StandardCharsets.UTF_8));
            }
        }
    }
}
