package io.loopgrid.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowFormsTest {
    /** A sum of 42 with three rings, as the first version wrote it. */
    private static final byte[] FIRST = HexFormat.of().parseHex("01000000000000002a00000003");

    private static final byte[] LATER = {9};

    @Test
    void readsTheFirstFormAndRefusesALaterOneByName() {
        RowForms forms = new RowForms(Map.of("sums", () -> new SumFunction(false)));
        forms.requireReadable("sums", FIRST);
        assertThat(Row.read(new SumFunction(false).stateCodec(), FIRST).sum()).isEqualTo(42);
        assertThatIllegalStateException()
                .isThrownBy(() -> forms.requireReadable("sums", LATER))
                .withMessage("the state of 'sums' was written in form 9 by another release; this one reads 1 to 1");
    }

    @Test
    void leavesWhatNoFunctionOwnsToItsReader() {
        RowForms forms = new RowForms(Map.of("sums", () -> new SumFunction(true)));
        assertThatCode(() -> forms.requireReadable("tweets", LATER)).doesNotThrowAnyException();
        assertThatCode(() -> forms.requireReadable("sums", Row.FORGOTTEN)).doesNotThrowAnyException();
    }
}
