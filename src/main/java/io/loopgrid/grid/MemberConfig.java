package io.loopgrid.grid;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JetConfig;
import com.hazelcast.spi.merge.DiscardMergePolicy;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionOn;
import io.loopgrid.function.Codec;
import java.util.Map;

/** The configuration of a member. */
public final class MemberConfig {
    private static final String MAJORITY = "majority";
    private static final int PORTS_TO_TRY = 3;

    private MemberConfig() {}

    /**
     * Starts this process's member.
     *
     * @throws IllegalStateException when it finds members that are of another declared size; it has left them then
     */
    public static HazelcastInstance start(GridSettings settings, Map<String, Codec<?>> eventCodecs, int threads) {
        HazelcastInstance member = Hazelcast.newHazelcastInstance(of(settings, eventCodecs, threads));
        try {
            settings.size().requireSame(member);
        } catch (IllegalStateException e) {
            member.shutdown();
            throw e;
        }
        return member;
    }

    /**
     * The configuration of this process's member.
     *
     * @param eventCodecs how messages to each address are read and written
     * @param threads how many threads run the job's stages
     */
    public static Config of(GridSettings settings, Map<String, Codec<?>> eventCodecs, int threads) {
        Config config = new Config();
        config.setClusterName(settings.clusterName());
        // Spring closes the member after everything that uses it; a hook of its own would race with that.
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.partition.count", Integer.toString(settings.partitions()));
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty(
                "hazelcast.max.no.heartbeat.seconds",
                Long.toString(settings.heartbeatTimeout().toSeconds()));
        // A member that was cut off comes back soon after it is heard again; the defaults are minutes.
        config.setProperty("hazelcast.merge.first.run.delay.seconds", "10");
        config.setProperty("hazelcast.merge.next.run.delay.seconds", "10");
        // A new coordinator takes the job over when it looks for jobs; the default is 5 s.
        config.setProperty("hazelcast.jet.job.scan.period", "200");
        // A snapshot waits so long for the backup of a member that has died under it, and the job with it; the default
        // is 5 s.
        config.setProperty("hazelcast.operation.backup.timeout.millis", "1000");
        settings.size().tell(config);
        network(config.getNetworkConfig(), settings);
        GridSerialization.configure(config.getSerializationConfig(), eventCodecs);
        jet(config.getJetConfig(), settings, threads);
        maps(config, settings);
        return config;
    }

    private static void network(NetworkConfig network, GridSettings settings) {
        network.setPort(settings.port())
                .setPortAutoIncrement(true)
                .setPortCount(PORTS_TO_TRY)
                .setReuseAddress(true);
        network.getInterfaces().setEnabled(true).addInterface(settings.address());
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
    }

    private static void jet(JetConfig jet, GridSettings settings, int threads) {
        jet.setEnabled(true)
                .setResourceUploadEnabled(false)
                .setCooperativeThreadCount(threads)
                .setBackupCount(settings.declaredSize() > 1 ? 1 : 0);
    }

    private static void maps(Config config, GridSettings settings) {
        MapConfig rows = new MapConfig("loopgrid.*")
                .setBackupCount(settings.declaredSize() > 1 ? 1 : 0)
                .setInMemoryFormat(InMemoryFormat.BINARY)
                // What a minority had is old: whoever comes back takes what the majority has.
                .setMergePolicyConfig(new MergePolicyConfig(DiscardMergePolicy.class.getName(), 1_000));
        if (settings.declaredSize() > 1) {
            SplitBrainProtectionConfig majority = new SplitBrainProtectionConfig(MAJORITY, true, settings.majority());
            // A minority may still be asked what it knew.
            majority.setProtectOn(SplitBrainProtectionOn.WRITE);
            config.addSplitBrainProtectionConfig(majority);
            rows.setSplitBrainProtectionName(MAJORITY);
        }
        config.addMapConfig(rows);
    }
}
