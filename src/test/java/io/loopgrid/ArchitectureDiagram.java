package io.loopgrid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages and arrows of a Mermaid graph with the two subgraphs {@code core} and {@code edge}.
 *
 * @param core packages of the core
 * @param edge packages of the edge
 * @param arrows for each package the packages that it may use
 */
record ArchitectureDiagram(Set<String> core, Set<String> edge, Map<String, Set<String>> arrows) {

    /** The graph in the first Mermaid block of a Markdown file. */
    static ArchitectureDiagram ofMarkdown(Path file) throws IOException {
        String text = Files.readString(file);
        int start = text.indexOf("```mermaid");
        int end = text.indexOf("```", start + 3);
        if (start < 0 || end < 0) {
            throw new IllegalArgumentException(file + " must have a Mermaid block but has none");
        }
        return of(text.substring(start, end));
    }

    /** The graph that a text draws; a line it does not understand is refused, so that no arrow is lost silently. */
    static ArchitectureDiagram of(String mermaid) {
        Map<String, Set<String>> packages = new LinkedHashMap<>();
        packages.put("core", new LinkedHashSet<>());
        packages.put("edge", new LinkedHashSet<>());
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        String subgraph = "";
        for (String raw : mermaid.split("\n", -1)) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("```") || line.startsWith("graph ") || line.equals("end")) {
                continue;
            }
            if (line.startsWith("subgraph ")) {
                subgraph = line.split(" ", -1)[1];
                continue;
            }
            String[] ends = line.split(" --> ", -1);
            Set<String> here = packages.get(subgraph);
            if (here == null || ends.length > 2 || !line.matches("[a-z0-9]+( --> [a-z0-9]+)?")) {
                throw new IllegalArgumentException("a line must be 'a' or 'a --> b' in core or edge but was: " + line);
            }
            here.add(ends[0]);
            if (ends.length == 2) {
                arrows.computeIfAbsent(ends[0], from -> new TreeSet<>()).add(ends[1]);
            }
        }
        return new ArchitectureDiagram(packages.get("core"), packages.get("edge"), arrows);
    }

    /** Whether a package may use another: by an arrow, or because the edge may use the whole core. */
    boolean allows(String from, String to) {
        return arrows.getOrDefault(from, Set.of()).contains(to) || (edge.contains(from) && core.contains(to));
    }

    /** Every package drawn. */
    Set<String> packages() {
        Set<String> all = new LinkedHashSet<>(core);
        all.addAll(edge);
        return all;
    }
}
