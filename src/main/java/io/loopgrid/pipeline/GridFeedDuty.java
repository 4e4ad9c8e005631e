package io.loopgrid.pipeline;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.map.IMap;
import io.loopgrid.function.Codec;
import io.loopgrid.grid.Row;
import io.loopgrid.query.FeedDuty;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Duty by a lock for each feed in a map of the grid. A lock of a member that has left is free at once, that of a member that
 * stands still is free when its time is up, and who comes back finds that another one has it.
 */
final class GridFeedDuty implements FeedDuty {
    private static final String MAP = "loopgrid.feeds";
    private static final Codec<Report> CODEC = new ReportCodec();
    /** Twenty looks: a busy member does not lose its feeds, and a stopped one is replaced within a person's patience. */
    private static final long LOCK_SECONDS = 10;

    private final IMap<String, byte[]> map;
    private final String self;

    GridFeedDuty(HazelcastInstance member) {
        this.map = member.getMap(MAP);
        this.self = member.getCluster().getLocalMember().getAddress().toString();
    }

    @Override
    public String member() {
        return self;
    }

    @Override
    public boolean take(String feed) {
        try {
            // Each call prolongs the lock of who has it already.
            return map.tryLock(feed, 0, TimeUnit.SECONDS, LOCK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            // A minority, a member that goes, partitions on the move: who cannot be sure to be alone does not send.
            return false;
        }
    }

    @Override
    public void leave(String feed) {
        try {
            map.forceUnlock(feed);
        } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
            // Then the lock ends by its time, or with this member.
            return;
        }
    }

    @Override
    public void tell(String feed, Report report) {
        map.set(feed, Row.of(CODEC, report));
    }

    @Override
    public Optional<Report> told(String feed) {
        byte[] row = map.get(feed);
        return row == null ? Optional.empty() : Optional.of(Row.read(CODEC, row));
    }

    @Override
    public Map<String, Report> all() {
        Map<String, Report> reports = new TreeMap<>();
        map.forEach((feed, row) -> reports.put(feed, Row.read(CODEC, row)));
        return reports;
    }

    private static final class ReportCodec implements Codec<Report> {
        @Override
        public void write(Report report, DataOutput out) throws IOException {
            out.writeUTF(report.member());
            out.writeUTF(report.phase().name());
            out.writeLong(report.tweets());
            out.writeLong(report.prices());
            out.writeUTF(report.note() == null ? "" : report.note());
        }

        @Override
        public Report read(int version, DataInput in) throws IOException {
            String member = in.readUTF();
            Phase phase = Phase.valueOf(in.readUTF());
            long tweets = in.readLong();
            long prices = in.readLong();
            String note = in.readUTF();
            return new Report(member, phase, tweets, prices, note.isEmpty() ? null : note);
        }
    }
}
