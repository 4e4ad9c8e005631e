package io.loopgrid.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Adds one line for each run; lines are never changed. */
final class Ledger {
    private static final Path FILE = Path.of("docs", "benchmarks", "ledger.ndjson");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final String commit = commit();

    void add(String what, Map<String, Object> figures) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        line.put("commit", commit);
        line.put("what", what);
        line.put("jdk", Integer.toString(Runtime.version().feature()));
        line.put("cores", Runtime.getRuntime().availableProcessors());
        line.putAll(figures);
        String text = mapper.writeValueAsString(line) + '\n';
        System.out.print(text);
        Files.writeString(FILE, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String commit() {
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            // Sources without their history can be measured too.
            return "unknown";
        }
    }
}
