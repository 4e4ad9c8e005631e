package io.loopgrid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What sources import, read as text: constants are copied into class files, which then know nothing of where they came from.
 */
final class SourceImports {
    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([\\w.]+?\\.[A-Z]\\w*)", Pattern.MULTILINE);

    private SourceImports() {}

    /** For each package below a folder, the full names of the top-level types that its sources import. */
    static Map<String, Set<String>> of(Path folder) throws IOException {
        Map<String, Set<String>> imports = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path source : sources) {
                read(Files.readString(source), imports);
            }
        }
        return imports;
    }

    private static void read(String source, Map<String, Set<String>> imports) {
        Matcher home = PACKAGE.matcher(source);
        if (!home.find()) {
            return;
        }
        Set<String> types = imports.computeIfAbsent(home.group(1), name -> new TreeSet<>());
        Matcher imported = IMPORT.matcher(source);
        while (imported.find()) {
            types.add(imported.group(1));
        }
    }
}
