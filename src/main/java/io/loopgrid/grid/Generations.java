package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;

/** Numbers the starts of the job: each execution gets the next number, the same on every member. */
public final class Generations {
    private static final String MAP = "loopgrid.generations";
    private static final String CURRENT = "current";

    private Generations() {}

    /** The number of an execution. Called on the coordinator while the execution is set up, one call at a time. */
    public static long of(HazelcastInstance member, long executionId) {
        IMap<String, Long> map = member.getMap(MAP);
        String execution = "execution-" + executionId;
        Long known = map.get(execution);
        if (known != null) {
            return known;
        }
        long next = current(member) + 1;
        map.set(CURRENT, next);
        map.set(execution, next);
        return next;
    }

    /** The newest number that was given. */
    public static long current(HazelcastInstance member) {
        return member.<String, Long>getMap(MAP).getOrDefault(CURRENT, 0L);
    }

    /** The numbers of this cluster follow on one that is known from before. */
    static void continueAfter(HazelcastInstance member, long generation) {
        if (current(member) < generation) {
            member.<String, Long>getMap(MAP).set(CURRENT, generation);
        }
    }
}
