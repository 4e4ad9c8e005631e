package io.loopgrid.loop;

import io.loopgrid.event.Correction;
import io.loopgrid.function.Bound;
import io.loopgrid.function.Codec;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * The one door of corrections, and their audit log: key the correction's id; a retraction is about the id it takes back.
 * Lets each correction, and one retraction of it, through once; whether the signal is kept is decided where it would be.
 */
final class CorrectionsFunction implements KeyedFunction<CorrectionState, SubmittedCorrection> {
    /** One message per minute of a span: a week is ten thousand. */
    private static final long LONGEST_SPAN_MINUTES = 7 * 24 * 60;

    private final int keptCorrections;
    private final Tally tally = new Tally();

    CorrectionsFunction(LoopSettings settings) {
        this.keptCorrections = settings.keptCorrections();
    }

    @Override
    public String name() {
        return Addresses.CORRECTIONS;
    }

    @Override
    public CorrectionState initial(String key) {
        return new CorrectionState();
    }

    @Override
    public void apply(String key, CorrectionState state, SubmittedCorrection submitted, Context context) {
        if (submitted.correction() instanceof Correction.Retraction retraction) {
            retract(state, retraction, submitted.origin(), context);
        } else if (state.correction() != null) {
            tally.addOne(Totals.DUPLICATES);
            tally.addOne(Totals.DUPLICATE_CORRECTIONS);
        } else {
            accept(state, submitted, context);
        }
    }

    private void accept(CorrectionState state, SubmittedCorrection submitted, Context context) {
        Correction correction = submitted.correction();
        if (correction instanceof Correction.OfSignal one) {
            if (!SignalIds.symbolOf(one.signal()).equals(one.symbol().name())) {
                refuse("signal: '" + one.signal() + "' is not a signal of " + one.symbol(), submitted, context);
                return;
            }
            Verdict verdict = new Verdict(one.id(), one.label(), one.timeMillis(), false);
            context.send(Addresses.PREDICTIONS, one.signal(), new PredictionEvent.Correct(verdict, submitted.origin()));
        } else if (correction instanceof Correction.OfSpan span) {
            if (lastMinute(span) - KeptFunction.minuteOf(span.fromMillis()) >= LONGEST_SPAN_MINUTES) {
                refuse("to: a span must be at most 7 days", submitted, context);
                return;
            }
            Verdict verdict = new Verdict(span.id(), span.label(), span.timeMillis(), true);
            MinuteEvent.Correct event = new MinuteEvent.Correct(verdict, span.fromMillis(), span.toMillis());
            forEachMinute(span, minute -> context.send(Addresses.KEPT, minute, event));
        }
        state.accept(correction);
        tally.addOne(Totals.CORRECTIONS);
    }

    private void retract(CorrectionState state, Correction.Retraction retraction, Origin origin, Context context) {
        Correction correction = state.correction();
        if (correction == null) {
            String reason =
                    "retracts: '" + retraction.retracts() + "' is not, or no longer, among the kept corrections";
            refuse(reason, new SubmittedCorrection(retraction, origin), context);
            return;
        }
        if (!state.isActive()) {
            tally.addOne(Totals.DUPLICATES);
            tally.addOne(Totals.DUPLICATE_CORRECTIONS);
            return;
        }
        if (correction instanceof Correction.OfSignal one) {
            context.send(
                    Addresses.PREDICTIONS,
                    one.signal(),
                    new PredictionEvent.Retract(one.id(), retraction.timeMillis()));
        } else if (correction instanceof Correction.OfSpan span) {
            MinuteEvent.Retract event = new MinuteEvent.Retract(span.id(), retraction.timeMillis());
            forEachMinute(span, minute -> context.send(Addresses.KEPT, minute, event));
        }
        state.retract(retraction);
        tally.addOne(Totals.CORRECTIONS);
    }

    private void refuse(String reason, SubmittedCorrection submitted, Context context) {
        context.send(Addresses.DEAD_LETTERS, submitted.key(), new DeadLetter(submitted.origin(), reason));
        context.forget();
        tally.addOne(Totals.REFUSED);
    }

    private static long lastMinute(Correction.OfSpan span) {
        return KeptFunction.minuteOf(span.toMillis() - 1);
    }

    private static void forEachMinute(Correction.OfSpan span, Consumer<String> action) {
        for (long minute = KeptFunction.minuteOf(span.fromMillis()); minute <= lastMinute(span); minute++) {
            action.accept(KeptFunction.keyOf(span.symbol().name(), minute));
        }
    }

    @Override
    public void flush(Context context) {
        tally.flush(context);
    }

    @Override
    public Codec<CorrectionState> stateCodec() {
        return CorrectionState.codec();
    }

    @Override
    public Codec<SubmittedCorrection> eventCodec() {
        return new EventCodec();
    }

    @Override
    public Bound<CorrectionState> bound() {
        return new Bound<>(keptCorrections, CorrectionState::timeMillis);
    }

    private static final class EventCodec implements Codec<SubmittedCorrection> {
        @Override
        public void write(SubmittedCorrection submitted, DataOutput out) throws IOException {
            CorrectionFields.write(submitted.correction(), out);
            submitted.origin().write(out);
        }

        @Override
        public SubmittedCorrection read(int version, DataInput in) throws IOException {
            Correction correction = CorrectionFields.read(in);
            if (correction == null) {
                throw new IOException("a correction is missing");
            }
            return new SubmittedCorrection(correction, Origin.read(in));
        }
    }
}
