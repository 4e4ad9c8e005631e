package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests fit together, and ask for no more rights than they need. */
final class KubernetesTest {
    private static final Path BASE = Path.of("k8s", "base");
    private static final String NAME = "app.kubernetes.io/name";

    private final List<Map<String, Object>> manifests = Manifests.of(BASE);
    private final Map<String, Object> set = Manifests.find(manifests, "StatefulSet", "loopgrid");
    private final Map<String, Object> pod = map(Manifests.at(set, "spec.template"));
    private final Map<String, Object> container =
            Manifests.list(pod, "spec.containers").get(0);
    private final Map<String, Object> settings = Manifests.parse(
                    Files.readString(BASE.resolve("application-kubernetes.yml")))
            .get(0);

    KubernetesTest() throws IOException {}

    @Test
    void listsEveryFileInTheKustomization() throws IOException {
        Map<String, Object> kustomization = manifests.stream()
                .filter(document -> "Kustomization".equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
        try (Stream<Path> files = Files.list(BASE)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("kustomization.yaml") && name.endsWith(".yaml"))
                    .toList();
            assertThat(names).containsExactlyInAnyOrderElementsOf(strings(Manifests.at(kustomization, "resources")));
        }
    }

    @Test
    void selectsThePodsByTheirLabels() {
        Object labels = Manifests.at(pod, "metadata.labels");
        assertThat(Manifests.at(set, "spec.selector.matchLabels")).isEqualTo(labels);
        assertThat(Manifests.at(Manifests.find(manifests, "Service", "loopgrid"), "spec.selector"))
                .isEqualTo(labels);
        assertThat(Manifests.at(members(), "spec.selector")).isEqualTo(labels);
        assertThat(Manifests.at(find("PodDisruptionBudget"), "spec.selector.matchLabels"))
                .isEqualTo(labels);
        assertThat(Manifests.at(find("NetworkPolicy"), "spec.podSelector.matchLabels"))
                .isEqualTo(labels);
        assertThat(map(labels)).containsEntry(NAME, "loopgrid");
    }

    @Test
    void namesPortsThatTheContainerHas() {
        List<String> ports = Manifests.list(container, "ports").stream()
                .map(port -> (String) port.get("name"))
                .toList();
        assertThat(ports).containsExactlyInAnyOrder("http", "management", "hazelcast");
        assertThat(Manifests.at(Manifests.find(manifests, "Service", "loopgrid"), "spec.ports.0.targetPort"))
                .isEqualTo("http");
        assertThat(Manifests.at(members(), "spec.ports.0.targetPort")).isEqualTo("hazelcast");
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(Manifests.at(container, probe + ".httpGet.port")).isEqualTo("management");
        }
        for (Map<String, Object> rule : Manifests.list(find("NetworkPolicy"), "spec.ingress")) {
            assertThat(ports).contains((String) Manifests.at(rule, "ports.0.port"));
        }
    }

    @Test
    void listensWhereThePortsAre() throws IOException {
        Map<String, Object> defaults = Manifests.parse(
                        Files.readString(Path.of("src", "main", "resources", "application.yml")))
                .get(0);
        assertThat(port("http")).isEqualTo(Manifests.at(defaults, "server.port"));
        assertThat(port("hazelcast")).isEqualTo(Manifests.at(defaults, "loopgrid.grid.port"));
        assertThat(port("management")).isEqualTo(Manifests.at(settings, "management.server.port"));
    }

    @Test
    void letsOnlyMembersReachTheMemberPort() {
        for (Map<String, Object> rule : Manifests.list(find("NetworkPolicy"), "spec.ingress")) {
            if (Manifests.at(rule, "ports.0.port").equals("hazelcast")) {
                assertThat(Manifests.at(rule, "from"))
                        .isEqualTo(List.of(Map.of("podSelector", Map.of("matchLabels", Map.of(NAME, "loopgrid")))));
            }
        }
    }

    @Test
    void findsMembersBeforeTheyAreReady() {
        assertThat(Manifests.at(members(), "spec.clusterIP")).isEqualTo("None");
        assertThat(Manifests.at(members(), "spec.publishNotReadyAddresses")).isEqualTo(true);
        assertThat(Manifests.at(set, "spec.serviceName")).isEqualTo("loopgrid-members");
        assertThat(Manifests.at(set, "spec.podManagementPolicy")).isEqualTo("Parallel");
    }

    @Test
    void declaresAsManyMembersAsItStarts() {
        int replicas = (int) Manifests.at(set, "spec.replicas");
        assertThat(Manifests.at(settings, "loopgrid.grid.declared-size")).isEqualTo(replicas);
        assertThat(strings(Manifests.at(settings, "loopgrid.grid.members")))
                .hasSize(replicas)
                .allMatch(name -> name.matches("loopgrid-\\d\\.loopgrid-members"))
                .doesNotHaveDuplicates();
    }

    @Test
    void asksForNoRights() {
        assertThat(Manifests.at(pod, "spec.securityContext.runAsNonRoot")).isEqualTo(true);
        assertThat((int) Manifests.at(pod, "spec.securityContext.runAsUser")).isPositive();
        assertThat(Manifests.at(pod, "spec.automountServiceAccountToken")).isEqualTo(false);
        assertThat(Manifests.at(container, "securityContext.readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(Manifests.at(container, "securityContext.allowPrivilegeEscalation"))
                .isEqualTo(false);
        assertThat(Manifests.at(container, "securityContext.capabilities.drop")).isEqualTo(List.of("ALL"));
        assertThat((String) Manifests.at(container, "image")).matches(".+:\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void givesTheShutdownMoreTimeThanItsPartsTake() {
        int grace = (int) Manifests.at(pod, "spec.terminationGracePeriodSeconds");
        int preStop = (int) Manifests.at(container, "lifecycle.preStop.sleep.seconds");
        String phase = (String) Manifests.at(settings, "spring.lifecycle.timeout-per-shutdown-phase");
        int phases = 4;
        assertThat(grace).isGreaterThan(preStop + phases * Integer.parseInt(phase.replace("s", "")));
    }

    @Test
    void probesTheGroupsThatTheServiceHas() throws IOException {
        Map<String, Object> defaults = Manifests.parse(
                        Files.readString(Path.of("src", "main", "resources", "application.yml")))
                .get(0);
        Map<String, Object> groups = map(Manifests.at(defaults, "management.endpoint.health.group"));
        for (String probe : List.of("startup", "liveness", "readiness")) {
            assertThat(Manifests.at(container, probe + "Probe.httpGet.path")).isEqualTo("/actuator/health/" + probe);
            assertThat(groups).containsKey(probe);
        }
        assertThat((String) Manifests.at(groups, "liveness.include")).doesNotContain("loop", "kafka");
        assertThat((String) Manifests.at(groups, "readiness.include")).doesNotContain("loop", "kafka");
    }

    @Test
    void rendersWithKustomize() throws Exception {
        Process render = kustomize();
        String rendered = new String(render.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(render.waitFor()).as(rendered).isZero();
        List<Map<String, Object>> documents = Manifests.parse(rendered);
        Map<String, Object> config = documents.stream()
                .filter(document -> "ConfigMap".equals(document.get("kind")))
                .findFirst()
                .orElseThrow();
        Object volume = Manifests.at(
                Manifests.find(documents, "StatefulSet", "loopgrid"), "spec.template.spec.volumes.0.configMap.name");
        assertThat(volume).isEqualTo(Manifests.at(config, "metadata.name"));
        assertThat(documents).hasSize(7);
    }

    private static Process kustomize() {
        try {
            return new ProcessBuilder("kubectl", "kustomize", BASE.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "kubectl is not installed, so the manifests were not rendered");
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> members() {
        return Manifests.find(manifests, "Service", "loopgrid-members");
    }

    private Map<String, Object> find(String kind) {
        return Manifests.find(manifests, kind, "loopgrid");
    }

    private Object port(String name) {
        return Manifests.list(container, "ports").stream()
                .filter(port -> name.equals(port.get("name")))
                .map(port -> port.get("containerPort"))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(Object value) {
        return (List<String>) value;
    }
}
