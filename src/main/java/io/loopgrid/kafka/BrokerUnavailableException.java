package io.loopgrid.kafka;

import org.jspecify.annotations.Nullable;

/** There is no broker to talk to; says what the reader can do about it. */
final class BrokerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String action;

    BrokerUnavailableException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
