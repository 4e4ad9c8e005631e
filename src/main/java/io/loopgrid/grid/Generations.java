package io.loopgrid.grid;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;

/**
 * Numbers the starts of the job: each execution gets the next number, the same for every stage on every member.
 *
 * <p>Stages are set up by several threads at once, so the number is taken by comparing and setting one entry that names
 * both the newest number and the execution that has it.
 */
public final class Generations {
    private static final String MAP = "loopgrid.generations";
    private static final String NEWEST = "newest";
    private static final char SEPARATOR = '/';
    private static final long NO_EXECUTION = 0;

    private Generations() {}

    /**
     * The number of an execution; the first who asks takes the next one for it.
     *
     * @throws IllegalStateException when no earlier number is known: another generation may have had any number
     */
    public static long of(HazelcastInstance member, long executionId) {
        IMap<String, String> map = member.getMap(MAP);
        while (true) {
            String newest = map.get(NEWEST);
            if (newest == null) {
                throw new IllegalStateException("the number of the last generation is lost, so the state is");
            }
            if (executionOf(newest) == executionId) {
                return numberOf(newest);
            }
            long next = numberOf(newest) + 1;
            if (map.replace(NEWEST, newest, next + String.valueOf(SEPARATOR) + executionId)) {
                return next;
            }
        }
    }

    /** Whether an execution has had a number since the state was last restored. */
    static boolean isBegun(HazelcastInstance member) {
        String newest = member.<String, String>getMap(MAP).get(NEWEST);
        return newest != null && executionOf(newest) != NO_EXECUTION;
    }

    /** Whether the newest number is known. */
    static boolean isKnown(HazelcastInstance member) {
        return member.<String, String>getMap(MAP).containsKey(NEWEST);
    }

    /** The numbers of a state that is restored follow on the newest that is known from before. */
    static void continueAfter(HazelcastInstance member, long number) {
        member.<String, String>getMap(MAP).set(NEWEST, number + String.valueOf(SEPARATOR) + NO_EXECUTION);
    }

    private static long numberOf(String newest) {
        return Long.parseLong(newest.substring(0, newest.indexOf(SEPARATOR)));
    }

    private static long executionOf(String newest) {
        return Long.parseLong(newest.substring(newest.indexOf(SEPARATOR) + 1));
    }
}
