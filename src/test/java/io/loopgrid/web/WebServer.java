package io.loopgrid.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.feed.Feeds;
import io.loopgrid.feed.KnownFeeds;
import io.loopgrid.kafka.LocalKafka;
import io.loopgrid.query.ControlBook;
import io.loopgrid.query.FeedDuty;
import io.loopgrid.text.Anonymizer;
import io.loopgrid.text.CleanTweets;
import io.loopgrid.text.SymbolTagger;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP interface on a free port of loopback, with a broker of its own; {@link SetAnswers} stand in for the grid. */
final class WebServer implements AutoCloseable {
    private static final byte[] KEY = "a key for tests only".getBytes(StandardCharsets.UTF_8);

    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalKafka kafka;
    private final ConfigurableApplicationContext context;

    WebServer(Path directory, String... settings) {
        kafka = new LocalKafka(directory);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers()));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        context = new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.SERVLET)
                .initializers(c -> c.getBeanFactory().registerSingleton("kafkaClients", kafka.clients()))
                .run(arguments.toArray(new String[0]));
    }

    LocalKafka kafka() {
        return kafka;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return post(path, "application/json", body);
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.builder().build().readTree(response.body());
    }

    /** The document of an answer that says what is wrong, which must be of a status and a kind. */
    static JsonNode problem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode document = json(response);
        assertThat(document.get("type").asString()).isEqualTo("urn:loopgrid:problem:" + type);
        assertThat(document.get("status").asInt()).isEqualTo(status);
        return document;
    }

    /** Ends the server as a signal to the process would. */
    void stop() {
        context.close();
    }

    @Override
    public void close() {
        context.close();
        kafka.close();
    }

    /** The packages web and ops alone; the tests' own configurations aside. */
    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = {"io.loopgrid.web", "io.loopgrid.ops"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(SetAnswers|WebServer).*"))
    @Import(SetAnswers.class)
    static class App {
        @Bean
        CleanTweets cleanTweets() {
            return new CleanTweets(new Anonymizer(KEY), new SymbolTagger(Map.of()));
        }

        @Bean
        Feeds feeds(ControlBook controls, FeedDuty duty) {
            return KnownFeeds.of("set", controls, duty);
        }
    }
}
