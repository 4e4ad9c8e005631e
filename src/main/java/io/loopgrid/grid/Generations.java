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

    /** The number of an execution; the first who asks takes the next one for it. */
    public static long of(HazelcastInstance member, long executionId) {
        IMap<String, String> map = member.getMap(MAP);
        while (true) {
            String newest = map.get(NEWEST);
            if (newest != null && executionOf(newest) == executionId) {
                return numberOf(newest);
            }
            long next = newest == null ? 1 : numberOf(newest) + 1;
            String taken = next + String.valueOf(SEPARATOR) + executionId;
            boolean isMine =
                    newest == null ? map.putIfAbsent(NEWEST, taken) == null : map.replace(NEWEST, newest, taken);
            if (isMine) {
                return next;
            }
        }
    }

    /** The newest number that was given, 0 when none was. */
    public static long current(HazelcastInstance member) {
        String newest = member.<String, String>getMap(MAP).get(NEWEST);
        return newest == null ? 0 : numberOf(newest);
    }

    /** The numbers of a cluster that starts empty follow on one that is known from before. */
    static void continueAfter(HazelcastInstance member, long number) {
        member.<String, String>getMap(MAP).putIfAbsent(NEWEST, number + String.valueOf(SEPARATOR) + NO_EXECUTION);
    }

    private static long numberOf(String newest) {
        return Long.parseLong(newest.substring(0, newest.indexOf(SEPARATOR)));
    }

    private static long executionOf(String newest) {
        return Long.parseLong(newest.substring(newest.indexOf(SEPARATOR) + 1));
    }
}
