package io.loopgrid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML documents and the values at paths in them: {@code spec.template.spec.containers.0.image}. */
final class Manifests {
    private Manifests() {}

    /** All documents of a folder's files. */
    static List<Map<String, Object>> of(Path folder) throws IOException {
        List<Map<String, Object>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                all.addAll(parse(Files.readString(file)));
            }
        }
        return all;
    }

    /** All documents of a text. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> parse(String yaml) {
        List<Map<String, Object>> all = new ArrayList<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        new Yaml(new SafeConstructor(strict))
                .loadAll(yaml)
                .forEach(document -> all.add((Map<String, Object>) document));
        return all;
    }

    /** The one document of a kind and a name. */
    static Map<String, Object> find(List<Map<String, Object>> documents, String kind, String name) {
        List<Map<String, Object>> found = documents.stream()
                .filter(document -> kind.equals(document.get("kind")))
                .filter(document -> name.equals(at(document, "metadata.name")))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("there must be one " + kind + " " + name + " but there are " + found.size());
        }
        return found.get(0);
    }

    /** The value at a path; fails when there is none. */
    static Object at(Object document, String path) {
        Object here = document;
        for (String step : path.split("\\.", -1)) {
            Object next = null;
            if (here instanceof Map<?, ?> map) {
                next = map.get(step);
            } else if (here instanceof List<?> list) {
                next = list.get(Integer.parseInt(step));
            }
            if (next == null) {
                throw new AssertionError("there must be a value at " + path + " but none is at " + step);
            }
            here = next;
        }
        return here;
    }

    /** The list at a path. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object document, String path) {
        return (List<Map<String, Object>>) at(document, path);
    }
}
