package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.util.unit.DataSize;

/** Who is let in. */
final class DoorTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir
    static Path directory;

    @AutoClose
    private static WebServer server;

    @BeforeAll
    static void start() {
        server = new WebServer(directory, "loopgrid.web.keys=" + KEY, "loopgrid.web.hosts=known.example");
    }

    /** The first line of the answer to a request with these headers; Java's client sets Host itself. */
    private static String firstLine(String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String request = "GET " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nAuthorization: Bearer " + KEY + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(0, answer.indexOf('\r'));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "[::1]", "known.example:80"})
    void letsInWhoNamesThisService(String host) throws IOException {
        assertThat(firstLine("/api/status", "Host: " + host)).contains(" 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8080", "evil.example:80"})
    void keepsOutWhoNamesAnotherService(String host) throws IOException {
        assertThat(firstLine("/api/status", "Host: " + host)).contains(" 403");
        assertThat(firstLine("/", "Host: " + host)).contains(" 403");
        assertThat(firstLine("/actuator/info", "Host: " + host)).contains(" 403");
    }

    @Test
    void letsProbesInByAddress() throws IOException {
        assertThat(firstLine("/actuator/health/liveness", "Host: 10.1.2.3:8080"))
                .contains(" 200");
    }

    @Test
    void keepsOutPagesOfOtherOrigins() throws IOException {
        assertThat(firstLine("/api/status", "Host: localhost:1", "Origin: http://localhost:1"))
                .contains(" 200");
        assertThat(firstLine("/api/status", "Host: localhost:1", "Origin: http://localhost:2"))
                .contains(" 403");
        assertThat(firstLine("/api/status", "Host: localhost:1", "Origin: https://evil.example"))
                .contains(" 403");
        assertThat(firstLine("/api/status", "Host: localhost:1", "Origin: null"))
                .contains(" 403");
        assertThat(firstLine("/api/status", "Host: localhost:1", "Sec-Fetch-Site: cross-site"))
                .contains(" 403");
    }

    @Test
    void letsLinksOfOtherPagesLeadHere() throws IOException {
        assertThat(firstLine("/", "Host: localhost", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))
                .contains(" 200");
    }

    @Test
    void asksForTheKeyWhereOneIsConfigured() throws Exception {
        HttpResponse<String> without = server.get("/api/status");
        WebServer.problem(without, 401, "key");
        assertThat(without.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(server.send(server.request("/api/status").header("Authorization", "Bearer " + KEY + "0"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.request("/api/status").header("Authorization", "Bearer " + KEY))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsThePageAndTheProbesOpen() throws Exception {
        assertThat(server.get("/").statusCode()).isEqualTo(200);
        assertThat(server.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(server.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(server.get("/v3/api-docs").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/API/status",
                "//api/status",
                "/x/../api/status",
                "/%61pi/status",
                "/api;x=1/status",
                "/index.html/../api/status",
                "/actuator/health/../info",
                "/actuator/%68ealth/../prometheus",
                "/actuator/health;x=1/../../api/status",
                "/v3/api-docs.yaml"
            })
    void leavesNoWayAroundTheKey(String path) throws Exception {
        assertThat(server.get(path).statusCode()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void bindsTheBrowser() throws Exception {
        HttpResponse<String> page = server.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void doesNotStartOpenToOtherMachinesWithoutAKey() {
        new WebApplicationContextRunner()
                .withUserConfiguration(DoorConfiguration.class)
                .withBean(WebSettings.class, () -> settings(List.of()))
                .withPropertyValues("server.address=0.0.0.0")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("loopgrid.web.keys must be set"));
    }

    @Test
    void refusesAShortKey() {
        assertThatThrownBy(() -> settings(List.of("short")))
                .hasMessageContaining("loopgrid.web.keys must be of at least 16 characters");
    }

    private static WebSettings settings(List<String> keys) {
        WebSettings.Stream stream = new WebSettings.Stream(1, 1, 1, Duration.ofSeconds(1));
        return new WebSettings(List.of(), keys, DataSize.ofMegabytes(1), 1, stream);
    }
}
