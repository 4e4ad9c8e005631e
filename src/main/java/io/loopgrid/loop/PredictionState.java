package io.loopgrid.loop;

import io.loopgrid.event.Label;
import io.loopgrid.function.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prediction that is kept, what became of it, and what was learned from it. Changed by its owner's thread only. */
public final class PredictionState {
    /** What the market has said. */
    public enum Status {
        /** The horizon has not passed. */
        PENDING,
        /** A price told the label. */
        LABELLED,
        /** The horizon has passed and no price tells. */
        MISSING
    }

    private static final List<Status> STATUSES = List.of(Status.values());

    private @Nullable Prediction prediction;
    private Status status = Status.PENDING;
    private @Nullable Label priceLabel;
    private double change = Double.NaN;
    private boolean isPriceLearned;
    private final List<Verdict> verdicts = new ArrayList<>();
    private @Nullable CorrectionStep step;

    PredictionState() {}

    /** What was predicted; null only before the first event. */
    public @Nullable Prediction prediction() {
        return prediction;
    }

    /** What the market has said. */
    public Status status() {
        return status;
    }

    /** The market's label, null unless {@link Status#LABELLED}. */
    public @Nullable Label priceLabel() {
        return priceLabel;
    }

    /** The return over the horizon, as a fraction; NaN unless {@link Status#LABELLED}. */
    public double change() {
        return change;
    }

    /** What corrections say, those taken back left out, in the order they came: the last one counts. */
    public List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    /** The verdict that counts, or null. */
    @Nullable
    Verdict verdict() {
        return verdicts.isEmpty() ? null : verdicts.get(verdicts.size() - 1);
    }

    /** Whether the model has learned the market's label. */
    boolean isPriceLearned() {
        return isPriceLearned;
    }

    /** What the model was taught because of a correction, or null. */
    @Nullable
    CorrectionStep step() {
        return step;
    }

    void keep(Prediction made) {
        prediction = made;
    }

    void label(Label label, double priceChange) {
        status = Status.LABELLED;
        priceLabel = label;
        change = priceChange;
    }

    void miss() {
        status = Status.MISSING;
    }

    void priceLearned() {
        isPriceLearned = true;
    }

    void stepped(@Nullable CorrectionStep taken) {
        step = taken;
    }

    /** Returns false when the correction is there already. */
    boolean add(Verdict verdict) {
        for (Verdict other : verdicts) {
            if (other.correction().equals(verdict.correction())) {
                return false;
            }
        }
        return verdicts.add(verdict);
    }

    /** Returns false when the correction is not there. */
    boolean retract(String correction) {
        return verdicts.removeIf(verdict -> verdict.correction().equals(correction));
    }

    static Codec<PredictionState> codec() {
        return new StateCodec();
    }

    private static final class StateCodec implements Codec<PredictionState> {
        @Override
        public int version() {
            return Prediction.VERSION;
        }

        @Override
        public void write(PredictionState state, DataOutput out) throws IOException {
            out.writeBoolean(state.prediction != null);
            if (state.prediction != null) {
                state.prediction.write(out);
            }
            out.writeByte(state.status.ordinal());
            Fields.writeLabel(state.priceLabel, out);
            out.writeDouble(state.change);
            out.writeBoolean(state.isPriceLearned);
            out.writeInt(state.verdicts.size());
            for (Verdict verdict : state.verdicts) {
                verdict.write(out);
            }
            out.writeBoolean(state.step != null);
            if (state.step != null) {
                state.step.write(out);
            }
        }

        @Override
        public PredictionState read(int version, DataInput in) throws IOException {
            PredictionState state = new PredictionState();
            state.prediction = in.readBoolean() ? Prediction.read(version, in) : null;
            state.status = STATUSES.get(in.readByte());
            state.priceLabel = Fields.readNullableLabel(in);
            state.change = in.readDouble();
            state.isPriceLearned = in.readBoolean();
            for (int i = Fields.readSize(in); i > 0; i--) {
                state.verdicts.add(Verdict.read(in));
            }
            state.step = in.readBoolean() ? CorrectionStep.read(in) : null;
            return state;
        }
    }
}
