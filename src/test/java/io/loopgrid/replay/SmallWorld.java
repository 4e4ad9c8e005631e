package io.loopgrid.replay;

import static java.util.Objects.requireNonNull;

import io.loopgrid.event.Control;
import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.function.Context;
import io.loopgrid.function.KeyedFunction;
import io.loopgrid.loop.Addresses;
import io.loopgrid.loop.CommittedEpoch;
import io.loopgrid.loop.DeadLetter;
import io.loopgrid.loop.LoopFunctions;
import io.loopgrid.loop.LoopSettings;
import io.loopgrid.loop.MinuteEvent;
import io.loopgrid.loop.Origin;
import io.loopgrid.loop.PredictionState;
import io.loopgrid.loop.Predictor;
import io.loopgrid.loop.Replica;
import io.loopgrid.loop.SubmittedControl;
import io.loopgrid.loop.SubmittedCorrection;
import io.loopgrid.loop.Total;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One symbol's loop on a sequential host: each call is an event, taken and settled before the next. */
final class SmallWorld {
    /** A message to a function or to the replica. */
    record Sent(String address, Object event) {}

    static final Symbol BTC = new Symbol("BTC");
    static final long START = 1_525_959_420_000L;
    static final long MINUTE = 60_000;

    final LoopSettings settings;
    final Replica replica;
    final SequentialHost host;
    final Predictor predictor;
    final List<Sent> sent = new ArrayList<>();
    final List<Signal> signals = new ArrayList<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<Alert> alerts = new ArrayList<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();

    SmallWorld() {
        this(LoopSettings.defaults());
    }

    SmallWorld(LoopSettings settings) {
        this.settings = settings;
        this.replica = new Replica(settings);
        this.host =
                new SequentialHost(recorded(LoopFunctions.all(settings, replica, Runnable::run)), replica, this::take);
        this.predictor = new Predictor(settings, replica, CommittedEpoch.of(1, 0), settings.seed());
    }

    private Map<String, Supplier<KeyedFunction<?, ?>>> recorded(Map<String, Supplier<KeyedFunction<?, ?>>> functions) {
        Map<String, Supplier<KeyedFunction<?, ?>>> recorded = new LinkedHashMap<>();
        functions.forEach((name, maker) -> recorded.put(
                name,
                () -> new RecordingFunction<>(maker.get(), (address, event) -> sent.add(new Sent(address, event)))));
        return recorded;
    }

    private void take(String address, String key, Object message) {
        switch (address) {
            case Addresses.SIGNALS -> signals.add((Signal) message);
            case Addresses.OUTCOMES -> outcomes.add((Outcome) message);
            case Addresses.ALERTS -> alerts.add((Alert) message);
            case Addresses.DEAD_LETTERS -> deadLetters.add((DeadLetter) message);
            default -> throw new IllegalArgumentException("nobody lives at " + address);
        }
    }

    /** A tweet about BTC; returns its signal. */
    Signal tweet(String id, long timeMillis, String text) {
        predictor.take(new Tweet(id, timeMillis, "a0", text, List.of(BTC)), false, true, host);
        predictor.flush(host);
        host.settle();
        host.advance(timeMillis);
        return signals.get(signals.size() - 1);
    }

    /** What would be said of a text now; nothing is learned and nothing kept. */
    Signal ask(long timeMillis, String text) {
        return ask(replica, timeMillis, text);
    }

    /** What would be said of a text by who reads another replica. */
    Signal ask(Replica of, long timeMillis, String text) {
        List<Signal> answers = new ArrayList<>();
        Predictor other = new Predictor(settings, of, CommittedEpoch.of(1, 0), 0);
        other.take(new Tweet("?", timeMillis, "a0", text, List.of(BTC)), false, false, new Context() {
            @Override
            public void send(String address, String key, Object message) {
                if (message instanceof Signal signal) {
                    answers.add(signal);
                }
            }

            @Override
            public void forget() {}

            @Override
            public long timeMillis() {
                return timeMillis;
            }
        });
        return answers.get(0);
    }

    void price(long timeMillis, double price) {
        host.send(Addresses.MARKETS, "BTC", Price.tick(BTC, timeMillis, price, 1));
        host.settle();
        host.advance(timeMillis);
    }

    /** Minute prices from one instant up to and with another, each a factor of the one before. */
    void prices(long fromMillis, long toMillis, double first, double factor) {
        double price = first;
        for (long time = fromMillis; time <= toMillis; time += MINUTE) {
            price(time, price);
            price *= factor;
        }
    }

    void correct(String id, String signal, Label label, long timeMillis) {
        submit(new Correction.OfSignal(id, BTC, timeMillis, signal, label, "ann", null));
    }

    void retract(String id, String retracts, long timeMillis) {
        submit(new Correction.Retraction(id, BTC, timeMillis, retracts, "ann"));
    }

    void submit(Correction correction) {
        byte[] bytes = correction.id().getBytes(StandardCharsets.UTF_8);
        SubmittedCorrection submitted =
                new SubmittedCorrection(correction, new Origin("labels", 0, 7, correction.timeMillis(), bytes));
        host.send(Addresses.CORRECTIONS, submitted.key(), submitted);
        host.settle();
    }

    void control(Control control) {
        byte[] bytes = control.id().getBytes(StandardCharsets.UTF_8);
        Origin origin = new Origin("controls", 0, 7, control.timeMillis(), bytes);
        host.send(Addresses.CONTROLS, control.subject(), new SubmittedControl(control, origin));
        host.settle();
    }

    void erase(Signal signal) {
        MinuteEvent.Erase erase = new MinuteEvent.Erase(signal.id(), signal.timeMillis());
        host.send(Addresses.KEPT, erase.key(), erase);
        host.settle();
    }

    PredictionState prediction(String signal) {
        return (PredictionState) requireNonNull(host.find(Addresses.PREDICTIONS, signal));
    }

    long total(String name) {
        Object total = host.find(Addresses.TOTALS, name);
        return total == null ? 0 : ((Total) total).value();
    }
}
