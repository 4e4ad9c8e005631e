package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How the code reads, as far as a test can tell. {@link SourceMeasuresTest} shows that the measures measure. */
final class StyleTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Path TEST = Path.of("src", "test", "java");

    private static final int MOST_LINES = 400;
    private static final int MOST_METHOD_LINES = 50;
    private static final int MOST_MEDIAN_LINES = 80;

    /** Written in parts, so that this file does not find itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern SKIPPED_OR_SLEEPING = Pattern.compile("@Dis" + "abled|Thread\\.sl" + "eep");

    private static final Pattern STAR_IMPORT = Pattern.compile("^import .*\\*;$", Pattern.MULTILINE);

    /** The hosts of package registries: which one is used is a matter of the machine, not of the project. */
    private static final Pattern REGISTRY = Pattern.compile("repo\\d?\\.ma" + "ven|repo\\.sp" + "ring|registry\\.np"
            + "mjs|pypi\\.o" + "rg|proxy\\.gol" + "ang|plugins\\.gra" + "dle");

    private static final Set<String> TEXT_FILES =
            Set.of("java", "xml", "yml", "yaml", "md", "properties", "sh", "cmd", "js", "css", "html", "json");

    @Test
    void keepsFilesShort() throws IOException {
        assertThat(offenders(sources(MAIN, TEST), text -> SourceMeasures.lines(text) > MOST_LINES))
                .isEmpty();
    }

    @Test
    void keepsMostFilesVeryShort() throws IOException {
        List<Integer> lengths = sources(MAIN).stream()
                .map(StyleTest::read)
                .map(SourceMeasures::lines)
                .sorted()
                .toList();
        assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MOST_MEDIAN_LINES);
    }

    @Test
    void keepsMethodsShort() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources(MAIN, TEST)) {
            SourceMeasures.methods(read(file)).forEach((name, lines) -> {
                if (lines > MOST_METHOD_LINES) {
                    found.add(file + ": " + name + " has " + lines + " lines");
                }
            });
        }
        assertThat(found).isEmpty();
    }

    @Test
    void leavesNothingForLater() throws IOException {
        assertThat(offenders(sources(MAIN, TEST), UNFINISHED.asPredicate())).isEmpty();
    }

    @Test
    void neitherSkipsTestsNorSleepsInThem() throws IOException {
        assertThat(offenders(sources(TEST), SKIPPED_OR_SLEEPING.asPredicate())).isEmpty();
    }

    @Test
    void importsByName() throws IOException {
        assertThat(offenders(sources(MAIN, TEST), STAR_IMPORT.asPredicate())).isEmpty();
    }

    @Test
    void saysOfEveryPackageWhatItIsAndThatNothingIsNull() throws IOException {
        Set<Path> folders = sources(MAIN).stream().map(Path::getParent).collect(Collectors.toSet());
        List<Path> bare = folders.stream()
                .filter(folder -> !isDescribed(folder.resolve("package-info.java")))
                .toList();
        assertThat(bare).isEmpty();
    }

    private static boolean isDescribed(Path info) {
        return Files.exists(info) && read(info).startsWith("/**") && read(info).contains("@NullMarked");
    }

    @Test
    void namesNoPackageRegistry() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String place : List.of("src", "docs", "k8s", ".mvn", ".ci")) {
            files.addAll(texts(Path.of(place)));
        }
        files.addAll(List.of(Path.of("pom.xml"), Path.of("mvnw"), Path.of("mvnw.cmd")));
        assertThat(offenders(files, REGISTRY.asPredicate())).isEmpty();
    }

    private static List<Path> offenders(List<Path> files, Predicate<String> offends) {
        return files.stream().filter(file -> offends.test(read(file))).toList();
    }

    private static List<Path> sources(Path... roots) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : roots) {
            found.addAll(texts(root).stream()
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList());
        }
        return found;
    }

    private static List<Path> texts(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(StyleTest::isText)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 || TEXT_FILES.contains(name.substring(dot + 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new AssertionError(file + " must be UTF-8", e);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
