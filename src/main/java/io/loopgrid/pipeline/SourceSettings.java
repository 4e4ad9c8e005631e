package io.loopgrid.pipeline;

import java.io.Serializable;
import java.util.List;

/**
 * How a source reads.
 *
 * @param name the name of the stage
 * @param topics what it reads
 * @param group under which it reports its position to the broker
 * @param rememberedIds how many ids each partition remembers
 * @param tellsTime whether event time follows this input
 * @param latenessMillis how far a record may lag behind its input's event time
 * @param maxJumpMillis how far one record may carry event time forward alone
 * @param idleMillis how long an input without records holds the others
 * @param idleAdvanceMillis how far beyond the newest tweet event time may go while there are none
 */
record SourceSettings(
        String name,
        List<String> topics,
        String group,
        int rememberedIds,
        boolean tellsTime,
        long latenessMillis,
        long maxJumpMillis,
        long idleMillis,
        long idleAdvanceMillis)
        implements Serializable {
    SourceSettings {
        topics = List.copyOf(topics);
    }
}
