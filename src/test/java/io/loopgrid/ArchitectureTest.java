package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The diagram in docs/architecture/README.md is the law. {@link ArchitectureRulesTest} shows that each rule can fail. */
final class ArchitectureTest {
    /** Public for those who write functions of their own; each with who needs it. */
    private static final Set<String> PUBLISHED = Set.of(
            // Spring's entry point.
            "LoopgridApplication");

    private static PackageRules packages;
    private static TypeRules types;

    @BeforeAll
    static void readDiagramAndClasses() throws IOException {
        ArchitectureDiagram diagram = ArchitectureDiagram.ofMarkdown(Path.of("docs", "architecture", "README.md"));
        CodeGraph code = new CodeGraph(
                "io.loopgrid",
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.loopgrid"),
                SourceImports.of(Path.of("src", "main", "java")));
        packages = new PackageRules(diagram, code);
        types = new TypeRules(diagram, code);
    }

    @Test
    void drawsEveryPackage() {
        assertThat(packages.unknownPackages()).isEmpty();
    }

    @Test
    void usesOnlyWhatIsDrawn() {
        assertThat(packages.undrawnUses()).isEmpty();
    }

    @Test
    void drawsOnlyWhatIsUsed() {
        assertThat(packages.staleArrows()).isEmpty();
    }

    @Test
    void hasNoCycle() {
        assertThat(packages.cycles()).isEmpty();
    }

    @Test
    void showsOthersOnlyWhatTheyUse() {
        assertThat(packages.needlesslyPublic(PUBLISHED)).isEmpty();
    }

    @Test
    void keepsFrameworksOutOfTheCore() {
        assertThat(types.frameworksInTheCore()).isEmpty();
    }

    @Test
    void givesTheCoreItsTimeAndItsSeeds() {
        assertThat(types.hiddenInputsInTheCore()).isEmpty();
    }

    @Test
    void computesTheSameOnEveryJdk() {
        assertThat(types.inexactMathInTheCore()).isEmpty();
    }

    @Test
    void hasNoStateInStaticFields() {
        assertThat(types.mutableStatics()).isEmpty();
    }

    @Test
    void takesWhatItNeedsInConstructors() {
        assertThat(types.injectedFields()).isEmpty();
    }

    @Test
    void namesTypesByWhatTheyAre() {
        assertThat(types.vagueNames()).isEmpty();
    }
}
