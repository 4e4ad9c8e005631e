package io.loopgrid.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LearningJobTest {
    private static final Path DRAWING = Path.of("docs", "architecture", "job.dot");

    /** Jet lists the stages in no fixed order. */
    @Test
    void isAsDrawn() throws IOException {
        assertThat(LearningJob.graph(2).toDotString().lines())
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(DRAWING));
    }
}
