package io.loopgrid;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The rules between packages: what the diagram draws is what the code does. Each rule returns its violations as sentences.
 */
record PackageRules(ArchitectureDiagram diagram, CodeGraph code) {

    /** Packages that the diagram does not know, and packages below packages. */
    List<String> unknownPackages() {
        List<String> found = new ArrayList<>();
        for (String name : code.packages()) {
            if (!diagram.packages().contains(name)) {
                found.add("package " + name + " is not in the diagram");
            }
        }
        return found;
    }

    /** Uses between packages that no arrow allows. */
    List<String> undrawnUses() {
        List<String> found = new ArrayList<>();
        code.uses()
                .forEach((from, targets) -> targets.forEach((to, example) -> {
                    if (!from.isEmpty() && !diagram.allows(from, to)) {
                        found.add(from + " --> " + (to.isEmpty() ? "root" : to) + " is not drawn: " + example);
                    }
                }));
        return found;
    }

    /** Arrows between packages that both have classes, but where nothing uses the arrow. */
    List<String> staleArrows() {
        List<String> found = new ArrayList<>();
        Set<String> present = code.packages();
        Map<String, Map<String, String>> uses = code.uses();
        diagram.arrows()
                .forEach((from, targets) -> targets.forEach(to -> {
                    boolean used = uses.getOrDefault(from, Map.of()).containsKey(to);
                    if (!used && present.contains(from) && present.contains(to)) {
                        found.add(from + " --> " + to + " is drawn but nothing uses it");
                    }
                }));
        return found;
    }

    /** Cycles in what is drawn and what is used, taken together. */
    List<String> cycles() {
        Map<String, Set<String>> all = new TreeMap<>();
        diagram.arrows().forEach((from, to) -> all.put(from, new TreeSet<>(to)));
        code.uses().forEach((from, to) -> {
            if (!from.isEmpty()) {
                all.computeIfAbsent(from, name -> new TreeSet<>()).addAll(to.keySet());
            }
        });
        List<String> cycle = CodeGraph.cycle(all);
        return cycle.isEmpty() ? List.of() : List.of("packages in a cycle: " + String.join(" --> ", cycle));
    }

    /**
     * Public types that no other package uses, where every package that may use them is there.
     *
     * @param published types that users of the project are meant to use, by their name below the root
     */
    List<String> needlesslyPublic(Set<String> published) {
        List<String> found = new ArrayList<>();
        Set<String> present = code.packages();
        code.types().filter(JavaClass::isTopLevelClass).filter(this::isPublic).forEach(type -> {
            String home = code.packageOf(type);
            String name = type.getName().substring(code.root().length() + 1);
            boolean complete = diagram.packages().stream()
                    .filter(other -> diagram.allows(other, home))
                    .allMatch(present::contains);
            if (!home.isEmpty() && complete && !published.contains(name) && !isUsedElsewhere(type)) {
                found.add(name + " is public but no other package uses it");
            }
        });
        return found;
    }

    private boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC);
    }

    /** Used by a type of another package, or part of what such a used type shows: its users need it to speak to it. */
    private boolean isUsedElsewhere(JavaClass type) {
        return isNamedElsewhere(type)
                || code.types()
                        .filter(other -> other.getPackageName().equals(type.getPackageName()))
                        .filter(other -> !isWithin(other.getName(), type))
                        .filter(other -> shows(other, type))
                        .anyMatch(this::isNamedElsewhere);
    }

    private boolean isNamedElsewhere(JavaClass type) {
        return code.isImported(type)
                || code.types()
                        .filter(user -> !user.getPackageName().equals(type.getPackageName()))
                        .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                        .anyMatch(use -> isWithin(
                                use.getTargetClass().getBaseComponentType().getName(), type));
    }

    /** Whether a public member of one type takes or gives the other. */
    private static boolean shows(JavaClass shower, JavaClass shown) {
        return shower.getCodeUnits().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(member -> Stream.concat(
                        member.getReturnType().getAllInvolvedRawTypes().stream(),
                        member.getParameterTypes().stream()
                                .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream())))
                .anyMatch(involved -> isWithin(involved.getBaseComponentType().getName(), shown));
    }

    /** A use of a nested type is a use of the type around it. */
    private static boolean isWithin(String name, JavaClass type) {
        return name.equals(type.getName()) || name.startsWith(type.getName() + "$");
    }
}
