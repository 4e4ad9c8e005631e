package io.loopgrid.cli;

/** The command line makes no sense; the message says what would. */
final class WrongUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUseException(String message) {
        super(message);
    }
}
