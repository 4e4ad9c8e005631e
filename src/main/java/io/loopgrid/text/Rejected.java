package io.loopgrid.text;

/**
 * One input that cannot be used, and why: {@code price must be finite and > 0 but was -1}.
 *
 * <p>It has no stack trace: bad input is an everyday value on its way to a dead-letter topic, not a fault of the program.
 */
public final class Rejected extends Exception {
    /** The longest part of a value that a message repeats, in characters. */
    public static final int MAX_VALUE_CHARS = 60;

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final String rule;

    /**
     * A value that breaks a rule.
     *
     * @param field the name by which the sender knows it
     * @param value what arrived; shortened, and control characters replaced, so that it fits in a header or a log line
     * @param rule what holds for every good value, beginning with "must"
     */
    public Rejected(String field, Object value, String rule) {
        super(null, null, false, false);
        this.field = field;
        this.value = printable(value.toString());
        this.rule = rule;
    }

    /** A required field that did not arrive, or arrived as null. */
    public static Rejected missing(String field) {
        return new Rejected(field, "missing", "must be given");
    }

    /** The name by which the sender knows it. */
    public String field() {
        return field;
    }

    /** What arrived, shortened. */
    public String value() {
        return value;
    }

    /** What holds for every good value. */
    public String rule() {
        return rule;
    }

    @Override
    public String getMessage() {
        return field + ' ' + rule + " but was " + value;
    }

    private static String printable(String value) {
        int length = Math.min(value.length(), MAX_VALUE_CHARS);
        StringBuilder out = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            out.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '\uFFFD' : c);
        }
        return length < value.length() ? out.append('…').toString() : out.toString();
    }
}
