package io.loopgrid.web;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A request has more bytes than it may have. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long maxBytes;

    BodyTooLargeException(long maxBytes) {
        super("body must have at most " + maxBytes + " bytes but has more");
        this.maxBytes = maxBytes;
    }

    Problem problem() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "too-large",
                "the body must have at most " + maxBytes + " bytes; send it in parts");
    }
}
