package io.loopgrid.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class MovesTest {
    private final float[] x = {0.5f, -2, 1};
    private final Moves moves = new Moves(3, 3);

    @Test
    void movesTheVeryFeaturesByTheStepAndBack() {
        moves.move(x, 2, 0, 1.5f);
        assertThat(difference()).isCloseTo(1.5f, within(1e-5f));
        moves.move(x, 2, 0, -1.5f);
        assertThat(difference()).isCloseTo(0, within(1e-6f));
    }

    @Test
    void addsTheMeanOfOthers() {
        Moves other = new Moves(3, 3);
        other.move(x, 2, 0, 1);
        other.move(x, 2, 0, 3);
        moves.add(other, 0.5f);
        assertThat(difference()).isCloseTo(2, within(1e-5f));
        assertThat(moves.corrections()).isZero();
    }

    @Test
    void isTheSameAfterAJourney() throws IOException {
        moves.move(x, 2, 0, 1);
        moves.count(2);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        moves.write(new DataOutputStream(bytes));
        Moves read = Moves.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(read.corrections()).isEqualTo(2);
        float[] logits = new float[3];
        read.weights().logits(x, logits);
        assertThat(logits[2] - logits[0]).isCloseTo(1, within(1e-5f));
    }

    @Test
    void isEmptyUntilSomethingMoves() {
        assertThat(moves.isEmpty()).isTrue();
        moves.count(1);
        assertThat(moves.isEmpty()).isFalse();
    }

    private float difference() {
        float[] logits = new float[3];
        moves.weights().logits(x, logits);
        return logits[2] - logits[0];
    }
}
