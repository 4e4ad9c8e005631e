package io.loopgrid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    private static final List<Option> KNOWN = List.of(
            Option.ofMany("--text", "FILE", "what is read"),
            Option.of("--dim", "N", "100", "numbers in a vector"),
            Option.of("--fee", "F", "0.001", "of a trade"),
            Option.of("--mode", "sg|cbow", "sg", "which way"),
            Option.of("--out", "FILE", "what is written"));

    @Test
    void takesValuesAfterABlankOrAnEqualsSign() {
        Options options = parse("--text", "a", "b", "--dim=7", "--text=c", "--out", "d=e");
        assertThat(options.files("--text")).containsExactly(Path.of("a"), Path.of("b"), Path.of("c"));
        assertThat(options.number("--dim", 1, 10)).isEqualTo(7);
        assertThat(options.requiredFile("--out")).isEqualTo(Path.of("d=e"));
    }

    @Test
    void fallsBackToDefaults() {
        Options options = parse();
        assertThat(options.number("--dim", 1, 1000)).isEqualTo(100);
        assertThat(options.decimal("--fee", 0)).isEqualTo(0.001);
        assertThat(options.choice("--mode", List.of("sg", "cbow"))).isEqualTo("sg");
        assertThat(options.file("--out")).isEmpty();
        assertThat(options.files("--text")).isEmpty();
    }

    @Test
    void namesAWrongOptionAndTheNearestRightOne() {
        assertThatThrownBy(() -> parse("--txt", "a"))
                .isInstanceOf(WrongUseException.class)
                .hasMessage("unknown option --txt; the nearest is --text");
    }

    @Test
    void saysWhatAnOptionTakesAndWhatItWasGiven() {
        assertWrong("--dim must be a whole number from 1 to 10 but was '11'", "--dim", "11");
        assertWrong("--dim must be a whole number from 1 to 10 but was 'ten'", "--dim", "ten");
        assertWrong("--dim takes one value but was given '1' and '2'", "--dim", "1", "2");
        assertWrong("--dim must have a value", "--dim");
        assertWrong("'here' belongs to no option", "here");
        assertThatThrownBy(() -> parse("--fee", "-1").decimal("--fee", 0))
                .hasMessage("--fee must be a number >= 0.0 but was '-1'");
        assertThatThrownBy(() -> parse("--mode", "bag").choice("--mode", List.of("sg", "cbow")))
                .hasMessage("--mode must be one of sg, cbow but was 'bag'");
        assertThatThrownBy(() -> parse().requiredFiles("--text")).hasMessage("--text is required");
    }

    @Test
    void measuresNamesByEdits() {
        assertThat(NearestName.distance("--txt", "--text")).isEqualTo(1);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    }

    private static void assertWrong(String message, String... args) {
        assertThatThrownBy(() -> parse(args).number("--dim", 1, 10))
                .isInstanceOf(WrongUseException.class)
                .hasMessage(message);
    }

    private static Options parse(String... args) {
        return Options.parse(List.of(args), KNOWN);
    }
}
