package io.loopgrid.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class DecisionPolicyTest {
    private static final double LARGE_MOVE = 0.1;

    private final DecisionPolicy policy = new DecisionPolicy(0.001, 0.0005, 0.1);

    @Test
    void followsTheMoreProbableSide() {
        assertThat(policy.decide(0.2, 0.5, LARGE_MOVE)).isEqualTo(Action.BUY);
        assertThat(policy.decide(0.5, 0.2, LARGE_MOVE)).isEqualTo(Action.SELL);
    }

    @Test
    void holdsWhereTheEdgeIsSmall() {
        assertThat(policy.decide(0.36, 0.45, LARGE_MOVE)).isEqualTo(Action.HOLD);
    }

    @Test
    void holdsWhereTheEdgeDoesNotPayForTheTrades() {
        assertThat(policy.decide(0.1, 0.7, 0.004)).isEqualTo(Action.HOLD);
        assertThat(policy.decide(0.1, 0.7, 0.006)).isEqualTo(Action.BUY);
    }

    @Test
    void holdsWhereNobodyKnowsHowFarTheMarketMoves() {
        assertThat(policy.decide(0.1, 0.9, Double.NaN)).isEqualTo(Action.HOLD);
        assertThat(policy.decide(0.1, 0.9, 0)).isEqualTo(Action.HOLD);
    }

    @Test
    void looksAtTheEdgeAloneWhereTradesCostNothing() {
        DecisionPolicy free = new DecisionPolicy(0, 0, 0.1);
        assertThat(free.decide(0.2, 0.5, Double.NaN)).isEqualTo(Action.BUY);
        assertThat(free.decide(0.4, 0.4, 0)).isEqualTo(Action.HOLD);
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> new DecisionPolicy(-0.1, 0, 0)).hasMessage("fee must be >= 0 but was -0.1");
        assertThatThrownBy(() -> new DecisionPolicy(0, 0, 2)).hasMessage("minimumEdge must be 0 to 1 but was 2.0");
    }
}
