package io.loopgrid.kafka;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a missing broker as a sentence and an action in place of a stack trace. */
final class BrokerUnavailableAnalyzer extends AbstractFailureAnalyzer<BrokerUnavailableException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BrokerUnavailableException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
