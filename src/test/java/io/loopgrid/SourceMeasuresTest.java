package io.loopgrid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SourceMeasuresTest {
    private static final String SOURCE = """
            final class Example {
                private final int[] numbers = {1, 2};

                Example(int first) {
                    this.first = first;
                }

                @Override
                public <T extends Number> Map<String, List<T>> longest(
                        int first, Map<String, int[]> others) throws IOException {
                    if (first > 0) {
                        return Map.of();
                    }
                    for (int i = 0; i < 3; i++) {
                        call(i);
                    }
                    return others;
                }

                static final class Inner {
                    void run() {
                        call(1);
                    }
                }
            }
            """;

    @Test
    void countsTheLinesOfMethodsAndConstructors() {
        assertThat(SourceMeasures.methods(SOURCE))
                .hasSize(3)
                .containsEntry("Example at line 4", 3)
                .containsEntry("longest at line 9", 10)
                .containsEntry("run at line 21", 3);
    }

    @Test
    void countsTheLinesOfFiles() {
        assertThat(SourceMeasures.lines(SOURCE)).isEqualTo(25);
    }
}
