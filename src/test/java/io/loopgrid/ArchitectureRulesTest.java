package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every rule of {@link ArchitectureTest} finds what was planted for it, and nothing beside it. */
final class ArchitectureRulesTest {
    private static final String PLANTED = "io.loopgrid.planted";

    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(PLANTED);

    private static final ArchitectureDiagram DIAGRAM = ArchitectureDiagram.of("""
                    graph TD
                      subgraph core [Core]
                        low
                        high --> low
                        absent --> low
                      end
                      subgraph edge [Edge]
                        edgy
                      end
                    """);

    private final CodeGraph code = new CodeGraph(PLANTED, CLASSES, Map.of());
    private final PackageRules packages = new PackageRules(DIAGRAM, code);
    private final TypeRules types = new TypeRules(DIAGRAM, code);

    @Test
    void findsAPackageThatIsNotDrawn() {
        ArchitectureDiagram without = ArchitectureDiagram.of("subgraph core [Core]\nlow\nhigh\nend\n");
        assertThat(new PackageRules(without, code).unknownPackages())
                .containsExactly("package edgy is not in the diagram");
    }

    @Test
    void findsAnImportThatIsNotDrawnButLetsTheEdgeUseTheCore() {
        assertThat(packages.undrawnUses()).singleElement().asString().startsWith("low --> high is not drawn");
    }

    @Test
    void seesConstantsThroughImports() {
        Map<String, Set<String>> imports = Map.of(PLANTED + ".high", Set.of(PLANTED + ".low.Leak"));
        PackageRules withImports = new PackageRules(DIAGRAM, new CodeGraph(PLANTED, CLASSES, imports));
        assertThat(withImports.staleArrows()).isEmpty();
    }

    @Test
    void readsTheImportsOfSources() throws IOException {
        Path sources = Path.of("src", "test", "java", "io", "loopgrid", "planted");
        assertThat(SourceImports.of(sources))
                .containsEntry(PLANTED + ".high", Set.of())
                .hasEntrySatisfying(
                        PLANTED + ".edgy", types -> assertThat(types).contains(PLANTED + ".low.Leak"));
    }

    @Test
    void findsAnArrowThatNothingUsesUnlessAnEndIsAbsent() {
        assertThat(packages.staleArrows()).containsExactly("high --> low is drawn but nothing uses it");
    }

    @Test
    void findsACycleOfWhatIsDrawnAndWhatIsUsed() {
        assertThat(packages.cycles()).containsExactly("packages in a cycle: low --> high");
    }

    @Test
    void findsAPublicTypeThatNobodyElseUses() {
        assertThat(packages.needlesslyPublic(Set.of()))
                .containsExactly("edgy.BeanUtil is public but no other package uses it");
        assertThat(packages.needlesslyPublic(Set.of("edgy.BeanUtil"))).isEmpty();
    }

    @Test
    void findsAFrameworkInTheCore() {
        assertThat(types.frameworksInTheCore()).singleElement().asString().contains("Component");
    }

    @Test
    void findsClocksAndRandomnessWithoutASeed() {
        assertThat(types.hiddenInputsInTheCore())
                .hasSize(3)
                .anyMatch(found -> found.contains("nanoTime"))
                .anyMatch(found -> found.contains("Instant.now"))
                .anyMatch(found -> found.contains("drawsWithoutASeed"));
    }

    @Test
    void findsMathThatDiffersByJdk() {
        assertThat(types.inexactMathInTheCore()).singleElement().asString().contains("java.lang.Math.exp");
    }

    @Test
    void findsStaticStateEvenInAFinalField() {
        assertThat(types.mutableStatics())
                .containsExactlyInAnyOrder(
                        PLANTED + ".low.Leak.counter is static and can change",
                        PLANTED + ".edgy.BeanUtil.CALLS is static and can change");
    }

    @Test
    void findsAnInjectedField() {
        assertThat(types.injectedFields()).singleElement().asString().contains("BeanUtil.leak is injected");
    }

    @Test
    void findsANameThatSaysNothing() {
        assertThat(types.vagueNames()).containsExactly(PLANTED + ".edgy.BeanUtil has a name that says nothing");
    }

    @Test
    void refusesALineOfTheDiagramThatItDoesNotUnderstand() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArchitectureDiagram.of("subgraph core [Core]\nlow -.-> high\nend\n"))
                .withMessageContaining("low -.-> high");
    }
}
