package io.loopgrid.wire;

import io.loopgrid.event.Control;
import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.event.Symbol;
import io.loopgrid.event.Tweet;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.Alert;
import io.loopgrid.signal.ModelVersion;
import io.loopgrid.signal.Signal;
import io.loopgrid.signal.WordWeight;
import io.loopgrid.text.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One good value of each kind, and the codecs that read it. */
final class Samples {
    static final long NOW = 1_700_000_000_000L;
    static final long TIME = 1_525_959_451_940L;
    static final Symbol BTC = new Symbol("BTC");
    static final String AUTHOR = "a0123456789abcdef01234567";

    static final TweetJson TWEETS = new TweetJson(() -> NOW);
    static final RawTweetJson RAW = new RawTweetJson();
    static final PriceJson PRICES = new PriceJson(() -> NOW);
    static final CorrectionJson CORRECTIONS = new CorrectionJson(() -> NOW);
    static final SignalJson SIGNALS = new SignalJson();
    static final OutcomeJson OUTCOMES = new OutcomeJson();
    static final ControlJson CONTROLS = new ControlJson(() -> NOW);
    static final AlertJson ALERTS = new AlertJson();

    private Samples() {}

    /** Reads bytes and forgets what came out. */
    interface Reader {
        Object read(byte[] json) throws Rejected;
    }

    static final List<Reader> READERS = List.of(
            TWEETS::read,
            RAW::read,
            PRICES::read,
            json -> CORRECTIONS.read(json, NOW),
            json -> CONTROLS.read(json, NOW),
            SIGNALS::read,
            OUTCOMES::read,
            ALERTS::read);

    static Tweet tweet() {
        return new Tweet(
                "994572143567482880", TIME, AUTHOR, "Bitcoin 👍 \"up\" – é\n", List.of(BTC, new Symbol("ETH")));
    }

    static Signal signal() {
        return new Signal(
                "BTC:994572143567482880",
                BTC,
                TIME,
                "994572143567482880",
                Action.BUY,
                0.2f,
                0.3f,
                0.5f,
                300_000,
                9240.6,
                new ModelVersion(BTC, 3, 118, 1234),
                List.of(new WordWeight("moon", 0.12f), new WordWeight("dip", -0.0371f)));
    }

    static Outcome outcome() {
        return new Outcome("BTC:1", BTC, TIME, 0.0013, Label.UP, Label.UP, Action.BUY, Outcome.Source.PRICE);
    }

    static Alert alert() {
        return new Alert("BTC:drift:1", TIME, Alert.Kind.DRIFT, BTC, "The error has risen.");
    }

    static Price candle() {
        return new Price(BTC, TIME, 9237.9, 9240.6, 9247.3, 9234.46340656, 65.58045563, 9237.8);
    }

    static List<Correction> corrections() {
        return List.of(
                new Correction.OfSignal("BTC:c1", BTC, TIME, "BTC:1", Label.UP, "ann", "look"),
                new Correction.OfSpan("BTC:c2", BTC, TIME, TIME, TIME + 1, Label.DOWN, "ann", null),
                new Correction.Retraction("BTC:c3", BTC, TIME, "BTC:c1", "ann"));
    }

    static List<Control> controls() {
        return List.of(
                new Control.Promote("BTC:k1", BTC, TIME, null, "ann"),
                new Control.Promote("BTC:k2", BTC, TIME, "gradient-boosted-trees", "ann"),
                new Control.Rollback("BTC:k3", BTC, TIME, "ann"),
                new Control.SwitchFeed("synthetic:k1", "synthetic", TIME, true, "ann"),
                new Control.SwitchFeed("synthetic:k2", "synthetic", TIME, false, "ann"),
                new Control.FeedCompleted("files:k1", "files", TIME, "0123456789abcdef", "feed"));
    }

    /** The bytes of a text in which single quotes stand for double ones. */
    static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
