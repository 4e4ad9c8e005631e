package io.loopgrid.chaos;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What members log about the state when they end and when they start. */
final class Farewells {
    private static final Pattern STOPPED = Pattern.compile("The job is stopped: status=SUSPENDED epoch=(\\S+)");
    private static final Pattern RESTORED = Pattern.compile("The state is restored: rows=\\d+ epoch=(\\S+)");

    private Farewells() {}

    /** The epochs that members have committed as the last ones. */
    static List<String> epochs(List<String> logs) {
        return logs.stream().flatMap(log -> found(STOPPED, log)).toList();
    }

    /** The epochs from which members have gone on. */
    static List<String> restored(List<String> logs) {
        return logs.stream().flatMap(log -> found(RESTORED, log)).toList();
    }

    private static Stream<String> found(Pattern pattern, String log) {
        Matcher matcher = pattern.matcher(log);
        return matcher.results().map(result -> result.group(1));
    }
}
