package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw} in a project and a home of its own, with a distribution that only says how it was called. */
final class WrapperTest {
    private static final String VERSION = "3.9.9";

    @TempDir
    Path directory;

    private Path project = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void makeProjectAndDistribution() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no POSIX shell, so ./mvnw was not tried");
        project = Files.createDirectories(directory.resolve("a project"));
        home = Files.createDirectories(directory.resolve("home"));
        Files.copy(Path.of("mvnw"), project.resolve("mvnw"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("src"));
        Files.createDirectories(project.resolve(".mvn/wrapper"));
        Path archive = distribution();
        configure(
                archive,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive))));
    }

    private Path distribution() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("apache-maven-" + VERSION + "/bin"));
        Path mvn = bin.resolve("mvn");
        Files.writeString(mvn, "#!/bin/sh\necho \"base=$MAVEN_BASEDIR arguments=$*\"\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        Path archive = directory.resolve("maven.tar.gz");
        run(directory, List.of("tar", "-czf", archive.toString(), "apache-maven-" + VERSION), Map.of());
        return archive;
    }

    private void configure(Path archive, String sha512) throws IOException {
        Files.writeString(
                project.resolve(".mvn/wrapper/maven-wrapper.properties"),
                String.join(
                        "\n",
                        "minimumVersion=3.6.3",
                        "distributionVersion=" + VERSION,
                        "distributionUrl=" + archive.toUri(),
                        "distributionSha512=" + sha512,
                        ""));
    }

    private String mvnw(Path from, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(project.resolve("mvnw").toString()));
        command.addAll(List.of(arguments));
        return run(from, command, Map.of("MAVEN_USER_HOME", home.toString(), "MVNW_FETCH", "true"));
    }

    private static String run(Path from, List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + "exit=" + process.waitFor();
    }

    @Test
    void fetchesMavenOnceAndRunsIt() throws Exception {
        assertThat(mvnw(project, "-q", "verify"))
                .contains("fetching Maven " + VERSION)
                .contains("arguments=-q verify\n")
                .endsWith("exit=0");
        assertThat(mvnw(project, "verify")).doesNotContain("fetching").endsWith("exit=0");
        try (var left = Files.list(home.resolve("wrapper/dists"))) {
            assertThat(left).containsExactly(home.resolve("wrapper/dists/apache-maven-" + VERSION));
        }
    }

    @Test
    void meansItsOwnProjectFromAnyFolder() throws Exception {
        String base = project.toRealPath().toString();
        assertThat(mvnw(project.resolve("src"), "verify"))
                .contains("base=" + base)
                .contains("arguments=-f " + base + "/pom.xml verify");
        assertThat(mvnw(directory, "-f", "other.xml", "verify")).contains("arguments=-f other.xml verify");
    }

    @Test
    void refusesWhatHasAnotherChecksum() throws Exception {
        configure(directory.resolve("maven.tar.gz"), "00");
        assertThat(mvnw(project, "verify"))
                .contains("SHA-512 of")
                .contains("must be 00 but was")
                .doesNotContain("arguments=")
                .endsWith("exit=1");
        assertThat(home.resolve("wrapper/dists")).isEmptyDirectory();
    }

    @Test
    void saysWhatToDoWhenItCannotFetch() throws Exception {
        configure(directory.resolve("nothing.tar.gz"), "00");
        assertThat(mvnw(project, "verify"))
                .contains("could not fetch")
                .contains("install Maven >= 3.6.3 instead")
                .endsWith("exit=1");
    }

    @Test
    void refusesAJavaHomeThatIsNone() throws Exception {
        assertThat(run(project, List.of("./mvnw", "-v"), Map.of("JAVA_HOME", "/nowhere")))
                .contains("JAVA_HOME must be a JDK but there is no /nowhere/bin/java")
                .endsWith("exit=1");
    }
}
