package io.loopgrid.grid;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The member of this process and the cluster that it belongs to.
 *
 * @param clusterName members of another name are strangers
 * @param declaredSize how many members there are meant to be; a majority of it is needed to learn
 * @param declaredSizeBefore the number that the state was written with, when it changes with this start; 0 when it does not
 * @param address the local address to listen on
 * @param port the port that members talk on; the next free one of three is taken; 0 for any free one
 * @param members addresses at which other members are looked for
 * @param partitions how many parts state is divided into; all members must agree
 * @param heartbeatTimeout after which a member that is not heard of is taken for gone
 */
@ConfigurationProperties(value = "loopgrid.grid", ignoreUnknownFields = false)
public record GridSettings(
        String clusterName,
        int declaredSize,
        int declaredSizeBefore,
        String address,
        int port,
        List<String> members,
        int partitions,
        Duration heartbeatTimeout) {
    /** Refuses what cannot be. */
    public GridSettings {
        if (declaredSize < 1) {
            throw new IllegalArgumentException("loopgrid.grid.declared-size must be >= 1 but was " + declaredSize);
        }
        if (declaredSizeBefore < 0) {
            throw new IllegalArgumentException(
                    "loopgrid.grid.declared-size-before must be >= 0 but was " + declaredSizeBefore);
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("loopgrid.grid.partitions must be >= 1 but was " + partitions);
        }
        if (heartbeatTimeout.toSeconds() < 2) {
            throw new IllegalArgumentException(
                    "loopgrid.grid.heartbeat-timeout must be >= 2s but was " + heartbeatTimeout);
        }
        members = List.copyOf(members);
    }

    /** Of how many members this cluster is meant to be. */
    DeclaredSize size() {
        return new DeclaredSize(declaredSize, declaredSizeBefore);
    }

    /** How many members must see each other for the cluster to learn. */
    public int majority() {
        return declaredSize / 2 + 1;
    }
}
