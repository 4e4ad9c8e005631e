package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.model.Blend;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who decides for a symbol, and who did before: the blend of all experts, or one expert alone. For one thread.
 *
 * <p>The newest {@value #KEPT} reigns are kept; when more have been, the oldest cannot be returned to.
 */
final class Champion {
    private static final int KEPT = 16;
    /** Stands for the blend, after all experts. */
    static final int BLEND = Expert.COUNT;

    private final ArrayDeque<Integer> before = new ArrayDeque<>();
    private int present = BLEND;

    /** The number of an expert, or {@link #BLEND}. */
    int present() {
        return present;
    }

    /** The one before, or null. */
    @Nullable
    Integer previous() {
        return before.peekLast();
    }

    /** The number that a name stands for. */
    static Optional<Integer> numberOf(String name) {
        for (int number = 0; number <= BLEND; number++) {
            if (nameOf(number).equals(name)) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    static String nameOf(int number) {
        return number == BLEND ? Expert.BLEND : Expert.values()[number].title();
    }

    void promote(int number) {
        before.addLast(present);
        if (before.size() > KEPT) {
            before.removeFirst();
        }
        present = number;
    }

    /** Returns false when nobody was before. */
    boolean rollBack() {
        if (before.isEmpty()) {
            return false;
        }
        present = before.removeLast();
        return true;
    }

    /** Whom to hear. */
    Blend deciding(Blend learned) {
        return present == BLEND ? learned : Blend.of(present, Expert.COUNT, Label.COUNT);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(present);
        out.writeByte(before.size());
        for (int number : before) {
            out.writeByte(number);
        }
    }

    static Champion read(DataInput in) throws IOException {
        Champion champion = new Champion();
        champion.present = in.readByte();
        for (int i = in.readByte(); i > 0; i--) {
            champion.before.add((int) in.readByte());
        }
        return champion;
    }
}
