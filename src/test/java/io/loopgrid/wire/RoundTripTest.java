package io.loopgrid.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Control;
import io.loopgrid.event.Correction;
import io.loopgrid.event.Label;
import io.loopgrid.event.Price;
import io.loopgrid.feedback.Outcome;
import io.loopgrid.signal.Action;
import io.loopgrid.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    @Test
    void keepsATweet() throws Exception {
        assertThat(Samples.TWEETS.read(Samples.TWEETS.write(Samples.tweet()))).isEqualTo(Samples.tweet());
    }

    @Test
    void writesATweetAsTheContractSays() {
        assertThat(Samples.text(Samples.TWEETS.write(Samples.tweet())))
                .isEqualTo("{\"id\":\"994572143567482880\",\"time\":1525959451940,"
                        + "\"author\":\"a0123456789abcdef01234567\",\"text\":\"Bitcoin 👍 \\\"up\\\" – é\\n\","
                        + "\"symbols\":[\"BTC\",\"ETH\"]}");
    }

    @Test
    void keepsASignal() throws Exception {
        assertThat(Samples.SIGNALS.read(Samples.SIGNALS.write(Samples.signal())))
                .isEqualTo(Samples.signal());
    }

    @Test
    void writesASignalAsTheContractSays() {
        assertThat(Samples.text(Samples.SIGNALS.write(Samples.signal())))
                .isEqualTo("{\"id\":\"BTC:994572143567482880\",\"symbol\":\"BTC\",\"time\":1525959451940,"
                        + "\"tweet\":\"994572143567482880\",\"action\":\"BUY\","
                        + "\"probabilities\":{\"down\":0.2,\"flat\":0.3,\"up\":0.5},\"horizon\":\"PT5M\","
                        + "\"price\":9240.6,\"model\":\"BTC@3.118.1234\","
                        + "\"words\":[{\"word\":\"moon\",\"weight\":0.12},{\"word\":\"dip\",\"weight\":-0.0371}]}");
    }

    @Test
    void writesAnUnknownPriceAsNull() throws Exception {
        Signal s = Samples.signal();
        Signal unpriced = new Signal(
                s.id(),
                s.symbol(),
                s.timeMillis(),
                s.tweet(),
                Action.HOLD,
                s.down(),
                s.flat(),
                s.up(),
                90_061_250,
                Double.NaN,
                s.model(),
                List.of());
        byte[] json = Samples.SIGNALS.write(unpriced);
        assertThat(Samples.text(json)).contains("\"price\":null").contains("\"horizon\":\"PT25H1M1.25S\"");
        assertThat(Samples.SIGNALS.read(json)).isEqualTo(unpriced);
    }

    @Test
    void keepsAnOutcome() throws Exception {
        byte[] json = Samples.OUTCOMES.write(Samples.outcome());
        assertThat(Samples.text(json))
                .isEqualTo("{\"signal\":\"BTC:1\",\"symbol\":\"BTC\",\"time\":1525959451940,\"return\":0.0013,"
                        + "\"label\":\"UP\",\"predicted\":\"UP\",\"action\":\"BUY\",\"correct\":true,"
                        + "\"source\":\"PRICE\"}");
        assertThat(Samples.OUTCOMES.read(json)).isEqualTo(Samples.outcome());
    }

    @Test
    void writesAnUnknownReturnAsNull() throws Exception {
        Outcome corrected = new Outcome(
                "BTC:1", Samples.BTC, 1, Double.NaN, Label.UP, Label.DOWN, Action.SELL, Outcome.Source.CORRECTION);
        byte[] json = Samples.OUTCOMES.write(corrected);
        assertThat(Samples.text(json)).contains("\"return\":null").contains("\"correct\":false");
        assertThat(Samples.OUTCOMES.read(json)).isEqualTo(corrected);
    }

    @Test
    void keepsAnAlert() throws Exception {
        byte[] json = Samples.ALERTS.write(Samples.alert());
        assertThat(Samples.text(json))
                .isEqualTo("{\"id\":\"BTC:drift:1\",\"time\":1525959451940,\"kind\":\"DRIFT\",\"symbol\":\"BTC\","
                        + "\"text\":\"The error has risen.\"}");
        assertThat(Samples.ALERTS.read(json)).isEqualTo(Samples.alert());
    }

    @Test
    void keepsTicksAndCandles() throws Exception {
        for (Price price : List.of(
                Samples.candle(),
                Price.tick(Samples.BTC, Samples.TIME, 9240.6, 0.5),
                Price.tick(Samples.BTC, Samples.TIME, 1e-9, Double.NaN))) {
            assertThat(Samples.PRICES.read(Samples.PRICES.write(price))).isEqualTo(price);
        }
    }

    @Test
    void keepsEveryFormOfCorrection() throws Exception {
        for (Correction correction : Samples.corrections()) {
            byte[] json = Samples.CORRECTIONS.write(correction);
            assertThat(Samples.CORRECTIONS.read(json, Samples.NOW)).isEqualTo(correction);
        }
    }

    @Test
    void keepsEveryKindOfControl() throws Exception {
        for (Control control : Samples.controls()) {
            byte[] json = Samples.CONTROLS.write(control);
            assertThat(Samples.CONTROLS.read(json, Samples.NOW)).isEqualTo(control);
        }
    }

    @Test
    void writesAControlAsTheContractSays() {
        assertThat(Samples.text(Samples.CONTROLS.write(Samples.controls().get(1))))
                .isEqualTo("{\"id\":\"BTC:k2\",\"time\":1525959451940,\"kind\":\"PROMOTE\",\"symbol\":\"BTC\","
                        + "\"challenger\":\"gradient-boosted-trees\",\"by\":\"ann\"}");
    }
}
