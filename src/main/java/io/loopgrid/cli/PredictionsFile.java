package io.loopgrid.cli;

import io.loopgrid.replay.Foretold;
import io.loopgrid.replay.ReplayListener;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes every prediction as a line of JSON: when its label is known, or at the end with {@code "label":null}. Those that
 * wait are kept in memory, at most a million; then the oldest goes without its label.
 */
final class PredictionsFile implements ReplayListener, Closeable {
    private static final int MOST_WAITING = 1_000_000;

    private final @Nullable OutputStream out;
    private final JsonFactory json = new JsonFactory();
    private final Map<String, Foretold> waiting = new LinkedHashMap<>();
    private List<String> labels = List.of();

    private PredictionsFile(@Nullable OutputStream out) {
        this.out = out;
    }

    /** Makes the file; without one, nothing is written. */
    static PredictionsFile open(Optional<Path> file) throws IOException {
        return new PredictionsFile(
                file.isPresent() ? new BufferedOutputStream(Files.newOutputStream(file.get()), 1 << 16) : null);
    }

    @Override
    public void labels(List<String> names) {
        labels = names;
    }

    @Override
    public void predicted(Foretold foretold) {
        waiting.put(foretold.id(), foretold);
        if (waiting.size() > MOST_WAITING) {
            Iterator<Foretold> oldest = waiting.values().iterator();
            write(oldest.next(), null, Double.NaN);
            oldest.remove();
        }
    }

    @Override
    public void labelled(String id, String label, double change) {
        Foretold foretold = waiting.remove(id);
        if (foretold != null) {
            write(foretold, label, change);
        }
    }

    private void write(Foretold foretold, @Nullable String label, double change) {
        if (out == null) {
            return;
        }
        JsonGenerator line = json.createGenerator(ObjectWriteContext.empty(), new Unclosed(out));
        line.writeStartObject();
        line.writeStringProperty("id", foretold.id());
        if (foretold.symbol() != null) {
            line.writeStringProperty("symbol", foretold.symbol().name());
        }
        line.writeNumberProperty("time", foretold.timeMillis());
        line.writeObjectPropertyStart("probabilities");
        for (int c = 0; c < labels.size(); c++) {
            line.writeNumberProperty(labels.get(c), foretold.probabilities().get(c));
        }
        line.writeEndObject();
        line.writeStringProperty("predicted", foretold.predicted());
        line.writeStringProperty("action", foretold.action().name());
        line.writeName("label");
        line.writeString(label);
        if (!Double.isNaN(change)) {
            line.writeNumberProperty("return", change);
        }
        if (!foretold.isScored()) {
            line.writeBooleanProperty("score", false);
        }
        line.writeEndObject();
        line.writeRaw('\n');
        line.close();
    }

    @Override
    public void close() throws IOException {
        waiting.values().forEach(foretold -> write(foretold, null, Double.NaN));
        if (out != null) {
            out.close();
        }
    }
}
