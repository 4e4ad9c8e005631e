package io.loopgrid;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Compiled classes below one root package, and who uses whom.
 *
 * @param root the root package, whose own classes may use everything
 * @param imports of the sources, by package
 */
record CodeGraph(String root, JavaClasses classes, Map<String, Set<String>> imports) {

    /** The classes themselves, without package-info. */
    Stream<JavaClass> types() {
        return classes.stream()
                .filter(this::owns)
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    /** Whether a class lies at or below the root. */
    boolean owns(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    /** The part of an owned class's package below the root; empty for the root itself. */
    String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(root) ? "" : name.substring(root.length() + 1);
    }

    /** The packages that have a class, without the root. */
    Set<String> packages() {
        Set<String> found = new TreeSet<>();
        types().map(this::packageOf).filter(name -> !name.isEmpty()).forEach(found::add);
        return found;
    }

    /** For each package, the packages it uses, each with one example of a use. */
    Map<String, Map<String, String>> uses() {
        Map<String, Map<String, String>> uses = new TreeMap<>();
        types().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).forEach(use -> add(uses, use));
        imports.forEach((from, types) -> types.forEach(type -> addImport(uses, from, type)));
        return uses;
    }

    private void addImport(Map<String, Map<String, String>> uses, String from, String type) {
        String to = type.substring(0, type.lastIndexOf('.'));
        boolean both = from.startsWith(root + ".") && to.startsWith(root + ".");
        if (both && !from.equals(to)) {
            uses.computeIfAbsent(from.substring(root.length() + 1), name -> new TreeMap<>())
                    .putIfAbsent(to.substring(root.length() + 1), "import " + type);
        }
    }

    /** Whether a source of another package imports a type. */
    boolean isImported(JavaClass type) {
        return imports.entrySet().stream()
                .anyMatch(own -> !own.getKey().equals(type.getPackageName())
                        && own.getValue().contains(type.getName()));
    }

    private void add(Map<String, Map<String, String>> uses, Dependency use) {
        JavaClass target = use.getTargetClass().getBaseComponentType();
        if (!owns(target)) {
            return;
        }
        String from = packageOf(use.getOriginClass());
        String to = packageOf(target);
        if (!from.equals(to)) {
            uses.computeIfAbsent(from, name -> new TreeMap<>()).putIfAbsent(to, use.getDescription());
        }
    }

    /** One cycle among the packages, as its packages in order; empty when there is none. */
    static List<String> cycle(Map<String, ? extends Set<String>> arrows) {
        Set<String> done = new TreeSet<>();
        for (String start : arrows.keySet()) {
            List<String> found = cycleFrom(start, arrows, new LinkedHashSet<>(), done);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> cycleFrom(
            String at, Map<String, ? extends Set<String>> arrows, Set<String> path, Set<String> done) {
        if (!path.add(at)) {
            List<String> whole = List.copyOf(path);
            return whole.subList(whole.indexOf(at), whole.size());
        }
        Set<String> targets = arrows.get(at);
        if (targets != null && !done.contains(at)) {
            for (String next : targets) {
                List<String> found = cycleFrom(next, arrows, path, done);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        path.remove(at);
        done.add(at);
        return List.of();
    }
}
