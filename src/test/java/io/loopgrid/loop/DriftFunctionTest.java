package io.loopgrid.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.loopgrid.event.Symbol;
import io.loopgrid.function.Context;
import io.loopgrid.signal.Alert;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DriftFunctionTest {
    private static final long START = 1_525_959_600_000L;
    private static final long HORIZON = LoopSettings.defaults().horizonMillis();

    private final List<Alert> alerts = new ArrayList<>();
    private final List<DriftNotice> notices = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private final List<ModelRefit> refits = new ArrayList<>();
    private final Context context = new Context() {
        @Override
        public void send(String address, String key, Object message) {
            if (message instanceof Alert alert) {
                alerts.add(alert);
            } else if (message instanceof DriftNotice notice) {
                notices.add(notice);
            } else if (message instanceof ModelRefit refit) {
                refits.add(refit);
            } else {
                counted.add(key + " " + message);
            }
        }

        @Override
        public void forget() {}

        @Override
        public long timeMillis() {
            return 0;
        }
    };
    private DriftFunction drift = new DriftFunction(LoopSettings.defaults());
    private final DriftState state = drift.initial("BTC");
    private final Random random = new Random(1);
    private int block;

    @Test
    void saysWhatTheLossWasAndWhatItIs() {
        losses(100, 0.9);
        assertThat(alerts).isEmpty();
        losses(60, 1.3);
        assertThat(alerts).hasSize(1);
        Alert alert = alerts.get(0);
        assertThat(alert.kind()).isEqualTo(Alert.Kind.DRIFT);
        assertThat(alert.id()).startsWith("BTC:DRIFT:ERROR:");
        assertThat(alert.text())
                .matches(
                        "The log loss of BTC rose from 0\\.(8|9)\\d\\d to 1\\.[123]\\d\\d, over \\d+ and \\d+ horizons;"
                                + " labels teach 3\\.0 times as much for 24 horizons");
    }

    @Test
    void countsItsAlarms() {
        losses(100, 0.9);
        losses(60, 1.3);
        drift.flush(context);
        assertThat(counted).containsExactly("drift-error 1");
    }

    @Test
    void raisesTheLearningRateForAWhile() {
        losses(100, 0.9);
        losses(60, 1.3);
        Replica replica = new Replica(LoopSettings.defaults());
        notices.forEach(notice -> replica.apply("BTC", notice));
        long known = alerts.get(0).timeMillis();
        SymbolReplica btc = replica.of(new Symbol("BTC"));
        assertThat(btc.isLearningRaised(known + 24 * HORIZON)).isTrue();
        assertThat(btc.isLearningRaised(known + 24 * HORIZON + 1)).isFalse();
        assertThat(replica.isRefreshing(known)).isFalse();
    }

    @Test
    void trainsOnAllWordsForAWhileWhenMoreAreUnknown() {
        blocks(DriftKind.VOCABULARY, 100, 0.1, 0.02);
        blocks(DriftKind.VOCABULARY, 60, 0.4, 0.02);
        Replica replica = new Replica(LoopSettings.defaults());
        notices.forEach(notice -> replica.apply("BTC", notice));
        long known = alerts.get(0).timeMillis();
        assertThat(replica.isRefreshing(known + 24 * HORIZON)).isTrue();
        assertThat(replica.isRefreshing(known + 25 * HORIZON)).isFalse();
        assertThat(alerts.get(0).text()).startsWith("The share of unknown words in tweets on BTC rose from 0.09");
    }

    @Test
    void startsAChallengerThatKnowsOnlyWhatCameSince() {
        DriftSettings said = DriftSettings.defaults();
        drift = new DriftFunction(
                LoopSettings.defaults(),
                new DriftSettings(
                        DriftAction.START_CHALLENGER,
                        said.vocabulary(),
                        said.prices(),
                        said.confidence(),
                        said.horizons(),
                        said.rateFactor()));
        losses(100, 0.9);
        losses(60, 1.3);
        assertThat(alerts.get(0).text()).endsWith("; challengers are fitted anew, to what came since");
        assertThat(refits).hasSize(1);
        // Detectors keep means of ever more blocks, so the place of a change is known to some blocks.
        assertThat(refits.get(0).sinceMillis()).isBetween(START + 90 * HORIZON, START + 110 * HORIZON);
        assertThat(notices).isEmpty();
    }

    @Test
    void tellsWhenReturnsBecomeLargerAndSmaller() {
        double perMillisecond = 1e-6 / HORIZON;
        blocks(DriftKind.PRICES, 100, perMillisecond, 0.3 * perMillisecond);
        blocks(DriftKind.PRICES, 60, 9 * perMillisecond, 3 * perMillisecond);
        blocks(DriftKind.PRICES, 100, perMillisecond, 0.3 * perMillisecond);
        assertThat(alerts).hasSize(2);
        assertThat(alerts.get(0).text()).startsWith("The usual return of BTC over a horizon rose from 0.0009");
        assertThat(alerts.get(1).text()).contains(" fell from ").doesNotContain(";");
        assertThat(notices).isEmpty();
    }

    @Test
    void isSilentWhenThingsGetBetter() {
        losses(100, 1.3);
        losses(100, 0.9);
        blocks(DriftKind.VOCABULARY, 100, 0.4, 0.02);
        blocks(DriftKind.VOCABULARY, 100, 0.1, 0.02);
        assertThat(alerts).isEmpty();
    }

    @Test
    void isSilentWhereNothingChanges() {
        int alarmed = 0;
        for (int seed = 0; seed < 100; seed++) {
            alerts.clear();
            DriftState other = drift.initial("BTC");
            Random noise = new Random(seed);
            for (int i = 0; i < 500; i++) {
                add(other, DriftKind.ERROR, i, 1 + 0.2 * noise.nextGaussian());
                add(other, DriftKind.VOCABULARY, i, 0.2 + 0.05 * noise.nextDouble());
                add(other, DriftKind.PRICES, i, StrictMath.exp(noise.nextGaussian()));
                drift.onTimer("BTC", other, START + (12L * i + 14) * HORIZON, context);
            }
            alarmed += alerts.isEmpty() ? 0 : 1;
        }
        assertThat(alarmed).isLessThanOrEqualTo(2);
    }

    @Test
    void addsUpWhatSeveralOwnersSaw() {
        for (int i = 0; i < 200; i++) {
            double mean = i < 120 ? 0.9 : 1.3;
            // Half of the outcomes come from another member, and later.
            add(state, DriftKind.ERROR, i, mean + 0.4);
            add(state, DriftKind.ERROR, i, mean - 0.4);
            drift.onTimer("BTC", state, START + (i + 3L) * HORIZON, context);
        }
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).text()).contains("from 0.900 to");
    }

    @Test
    void waitsForTheOutcomesOfABlock() {
        add(state, DriftKind.ERROR, 0, 1);
        assertThat(drift.timerMillis(state)).isEqualTo(START + 3 * HORIZON);
        drift.onTimer("BTC", state, START + 3 * HORIZON, context);
        assertThat(drift.timerMillis(state)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() throws IOException {
        losses(100, 0.9);
        add(state, DriftKind.ERROR, block, 1.3);
        DriftState restored = copy(state);
        int from = block;
        losses(60, 1.3);
        List<Alert> expected = List.copyOf(alerts);
        assertThat(expected).isNotEmpty();
        alerts.clear();
        Random again = new Random(2);
        block = from;
        losses(restored, again, 60, 1.3);
        assertThat(alerts).hasSameSizeAs(expected);
        assertThat(bytes(copy(restored))).isEqualTo(bytes(restored));
    }

    @Test
    void tellsTheReplicasAgainAfterARestart() {
        losses(100, 0.9);
        losses(60, 1.3);
        DriftNotice told = notices.get(0);
        notices.clear();
        drift.restored("BTC", state, context);
        assertThat(notices).containsExactly(told);
    }

    private void losses(int blocks, double mean) {
        losses(state, random, blocks, mean);
    }

    private void losses(DriftState of, Random noise, int blocks, double mean) {
        for (int i = 0; i < blocks; i++) {
            add(of, DriftKind.ERROR, block, mean + 0.1 * noise.nextGaussian());
            drift.onTimer("BTC", of, START + (block + 3L) * HORIZON, context);
            block++;
        }
    }

    private void blocks(DriftKind kind, int blocks, double mean, double deviation) {
        for (int i = 0; i < blocks; i++) {
            add(state, kind, block, Math.max(0, mean + deviation * random.nextGaussian()));
            drift.onTimer("BTC", state, START + (block + 1L) * kind.horizons() * HORIZON + 2 * HORIZON, context);
            block++;
        }
    }

    private void add(DriftState of, DriftKind kind, int place, double mean) {
        long from = START + (long) place * kind.horizons() * HORIZON;
        drift.apply("BTC", of, new DriftSums(kind, from, 10 * mean, 10), context);
    }

    private DriftState copy(DriftState of) throws IOException {
        return drift.stateCodec().read(1, new DataInputStream(new ByteArrayInputStream(bytes(of))));
    }

    private byte[] bytes(DriftState of) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        drift.stateCodec().write(of, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
