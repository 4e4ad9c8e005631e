package io.loopgrid.wire;

import io.loopgrid.text.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The fields of one JSON object, one after the other: {@link #next} goes on to a field that is not null, one of the other
 * methods takes its value. What is not taken is skipped. Taking the same field twice is refused.
 */
final class JsonObject {
    private static final int MOST_TAKEN = 32;

    private final JsonParser parser;
    private final String path;
    private final @Nullable String[] taken = new String[MOST_TAKEN];
    private int takenCount;
    private String name = "";
    private boolean started;

    /**
     * An object whose opening brace has been read.
     *
     * @param path what reasons put before the names of its fields, such as {@code user.}
     */
    JsonObject(JsonParser parser, String path) {
        this.parser = parser;
        this.path = path;
    }

    /** The next field that is not null, or null after the last. */
    @Nullable
    String next() {
        while (true) {
            JsonToken token = parser.currentToken();
            if (started && (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY)) {
                parser.skipChildren();
            }
            started = true;
            String field = parser.nextName();
            if (field == null) {
                return null;
            }
            name = field;
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return field;
            }
        }
    }

    /** The value of a field that must be a string. */
    String string() throws Rejected {
        take();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType("must be a string");
        }
        return parser.getString();
    }

    /** The value of a field that may be a string or a number, as it is written. */
    String scalar() throws Rejected {
        take();
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
            throw wrongType("must be a string or a number");
        }
        return parser.getString();
    }

    /** The value of a field that must be a whole number. */
    long integer() throws Rejected {
        take();
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("must be a whole number");
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw new Rejected(path + name, parser.getString(), "must fit in 64 bits");
        }
        return parser.getLongValue();
    }

    /** The value of a field that must be a finite number. */
    double number() throws Rejected {
        take();
        if (!parser.currentToken().isNumeric()) {
            throw wrongType("must be a number");
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw new Rejected(path + name, parser.getString(), "must be finite");
        }
        return value;
    }

    /** The value of a field that must be true or false. */
    boolean bool() throws Rejected {
        take();
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrongType("must be true or false");
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** The value of a field that must be an array of strings; more than {@code most} are refused. */
    List<String> strings(int most) throws Rejected {
        take();
        if (!isArray()) {
            throw wrongType("must be an array of strings");
        }
        List<String> values = new ArrayList<>(2);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw wrongType("must be an array of strings");
            }
            if (values.size() == most) {
                throw new Rejected(path + name, "more", "must have at most " + most + " elements");
            }
            values.add(parser.getString());
        }
        return values;
    }

    /** The value of a field that must be an array of finite numbers; more than {@code most} are refused. */
    float[] floats(int most) throws Rejected {
        take();
        if (!isArray()) {
            throw wrongType("must be an array of numbers");
        }
        float[] values = new float[16];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                throw wrongType("must be an array of numbers");
            }
            if (count == most) {
                throw new Rejected(path + name, "more", "must have at most " + most + " elements");
            }
            float value = parser.getFloatValue();
            if (!Float.isFinite(value)) {
                throw new Rejected(path + name, parser.getString(), "must have finite numbers");
            }
            values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
            values[count++] = value;
        }
        return Arrays.copyOf(values, count);
    }

    /** Whether the field is an object. */
    boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the field is an array. */
    boolean isArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Whether the field is a string. */
    boolean isString() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** The field that is an object; it must be read to its end before this one goes on. */
    JsonObject object() throws Rejected {
        take();
        if (!isObject()) {
            throw wrongType("must be an object");
        }
        return new JsonObject(parser, path + name + '.');
    }

    /** Enters the field that is an array, for {@link #nextElement}. */
    void array() throws Rejected {
        take();
        if (!isArray()) {
            throw wrongType("must be an array");
        }
    }

    /** Goes to the next object in an array, from its opening bracket on; null at its end. Elements of other kinds are skipped. */
    @Nullable
    JsonObject nextElement() {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            }
            if (token == JsonToken.START_OBJECT) {
                return new JsonObject(parser, path + name + "[].");
            }
            parser.skipChildren();
        }
    }

    private void take() throws Rejected {
        for (int i = 0; i < takenCount; i++) {
            if (name.equals(taken[i])) {
                throw new Rejected(path + name, "given twice", "must be given once");
            }
        }
        if (takenCount < MOST_TAKEN) {
            taken[takenCount++] = name;
        }
    }

    private Rejected wrongType(String rule) {
        JsonToken token = parser.currentToken();
        String was = switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            default -> token.isNumeric() ? parser.getString() : String.valueOf(token.asString());
        };
        return new Rejected(path + name, was, rule);
    }
}
