package io.loopgrid.cli;

import io.loopgrid.replay.ReplayReport;
import io.loopgrid.wire.ReportModule;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report as JSON; what cannot be told is null. */
final class ReportJson {
    private ReportJson() {}

    /** Writes a report and leaves the stream open. */
    static void write(RunReport run, OutputStream out) {
        JsonMapper mapper = JsonMapper.builder().addModule(new ReportModule()).build();
        mapper.writerWithDefaultPrettyPrinter().writeValue(new Unclosed(out), body(run));
    }

    private static Map<String, Object> body(RunReport run) {
        ReplayReport replay = run.replay();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("input", input(replay.input(), run.sha256()));
        body.put("seconds", run.seconds());
        body.put("tweetsPerSecond", run.tweetsPerSecond());
        body.put("learning", replay.learning());
        body.put("trading", replay.trading());
        body.put("words", replay.words());
        body.put("wordsTrainedShare", replay.wordsTrainedShare());
        body.put("labelsLearnedShare", replay.labelsLearnedShare());
        body.put("modelHash", replay.modelHash());
        body.put("seed", replay.seed());
        body.put("settings", run.settings());
        body.put("counts", run.counts());
        return body;
    }

    private static Map<String, Object> input(ReplayReport.Input input, String sha256) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tweets", input.tweets());
        body.put("prices", input.prices());
        body.put("questions", input.questions());
        body.put("from", input.fromMillis());
        body.put("to", input.toMillis());
        body.put("sha256", sha256);
        return body;
    }
}
