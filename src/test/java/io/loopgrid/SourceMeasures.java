package io.loopgrid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts lines of sources that the formatter has laid out, so that a method begins with its name at one level of indentation
 * and ends with a brace alone at the same level.
 */
final class SourceMeasures {
    private static final Pattern BEGIN = Pattern.compile(
            "(?m)^( {4,})(?!return |new |throw |else |case |assert |yield )(?:[\\w@<>\\[\\], .?&]+ )?(\\w+)\\([^;={}]*\\)(?:\\s+throws [\\w.,\\s]+)?\\s*\\{$");

    private SourceMeasures() {}

    static int lines(String source) {
        return (int) source.lines().count();
    }

    /** The lines of each method and constructor from its name to its closing brace; a repeated name gets the line. */
    static Map<String, Integer> methods(String source) {
        Map<String, Integer> found = new LinkedHashMap<>();
        Matcher begin = BEGIN.matcher(source);
        while (begin.find()) {
            if (isStatement(begin.group(2))) {
                continue;
            }
            int end = source.indexOf("\n" + begin.group(1) + "}", begin.start());
            if (end > 0) {
                int first = lines(source.substring(0, begin.start()));
                int last = lines(source.substring(0, end)) + 1;
                found.put(begin.group(2) + " at line " + (first + 1), last - first);
            }
        }
        return found;
    }

    private static boolean isStatement(String name) {
        return switch (name) {
            case "if", "for", "while", "switch", "try", "catch", "synchronized" -> true;
            default -> false;
        };
    }
}
