package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loopgrid.text.Rejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VectorJsonTest {
    private final VectorJson json = new VectorJson();

    @Test
    void keepsAWordAndItsNumbers() throws Exception {
        byte[] bytes = json.write("mo\u00f6n", "some file", new float[] {0.25f, -3f});
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"word\":\"mo\u00f6n\",\"import\":\"some file\",\"vector\":[0.25,-3]}");
        VectorJson.Named named = json.read(bytes);
        assertThat(named.word()).isEqualTo("mo\u00f6n");
        assertThat(named.vector().dimension()).isEqualTo(2);
    }

    @Test
    void knowsTheImportByItsName() throws Exception {
        long one = json.read(json.write("a", "one", new float[1])).vector().source();
        assertThat(json.read(json.write("b", "one", new float[1])).vector().source())
                .isEqualTo(one);
        assertThat(json.read(json.write("a", "two", new float[1])).vector().source())
                .isNotEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {} | word must be given but was missing
                    {'word':'a'} | import must be given but was missing
                    {'word':'a','import':'x'} | vector must be given but was missing
                    {'word':'a','import':'x','vector':[]} | vector must have at least one number but was []
                    {'word':'a','import':'x','vector':[1,'2']} | vector must be an array of numbers but was a string
                    {'word':'a','import':'x','vector':3} | vector must be an array of numbers but was 3
                    {'word':'a','import':'x','vector':[1e99]} | vector must have finite numbers but was 1e99
                    {'word':'','import':'x','vector':[1]} | word must have 1 to 40 characters but was
                    """)
    void refusesWhatIsNoVector(String record, String message) {
        byte[] bytes = record.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Rejected rejected = catchThrowableOfType(Rejected.class, () -> json.read(bytes));
        assertThat(rejected.getMessage().strip()).isEqualTo(message);
    }
}
