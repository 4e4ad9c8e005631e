package io.loopgrid.wire;

import io.loopgrid.text.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a request's body into its items: one JSON object, an array of objects, or objects separated by blanks or lines
 * (NDJSON). Items are found by their braces alone, so that a bad one does not spoil the good ones; whether an item is
 * well-formed is for its codec to say.
 */
public final class JsonItems {
    private final byte[] body;
    private final int most;
    private final List<byte[]> items = new ArrayList<>();
    private boolean spoilt;

    private JsonItems(byte[] body, int most) {
        this.body = body;
        this.most = most;
    }

    /**
     * The items of a body, each as its bytes.
     *
     * @param most how many there may be
     * @throws Rejected when there are more, or when the body is not one of the three forms
     */
    public static List<byte[]> split(byte[] body, int most) throws Rejected {
        JsonItems cut = new JsonItems(body, most);
        int start = cut.skipBlank(0);
        boolean array = start < body.length && body[start] == '[';
        int end = array ? cut.array(start + 1) : cut.sequence(start);
        if (cut.skipBlank(end) < body.length) {
            throw new Rejected("body", "followed by more", "must end after its last item");
        }
        return cut.items;
    }

    private int array(int from) throws Rejected {
        int at = skipBlank(from);
        if (at < body.length && body[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = skipBlank(item(at, (byte) ',', (byte) ']'));
            if (at >= body.length) {
                throw new Rejected("body", "open at the end", "must close its array");
            }
            if (body[at] == ']') {
                return at + 1;
            }
            if (body[at] != ',') {
                throw new Rejected("body", "something else", "must have a comma between its items");
            }
            at = skipBlank(at + 1);
        }
    }

    private int sequence(int from) throws Rejected {
        int at = from;
        while (at < body.length) {
            at = skipBlank(item(at, (byte) '\n', (byte) '\n'));
        }
        return at;
    }

    /** Takes one item: an object to its closing brace, anything else to a separator. */
    private int item(int from, byte separator, byte last) throws Rejected {
        if (items.size() == most) {
            throw new Rejected("body", "more", "must have at most " + most + " items");
        }
        boolean object = from < body.length && body[from] == '{';
        int end = object && !spoilt ? objectEnd(from) : -1;
        if (end < 0) {
            // One scan to the end is enough: from here on, items end at separators.
            spoilt |= object;
            end = from;
            while (end < body.length && body[end] != separator && body[end] != last) {
                end++;
            }
        }
        items.add(Arrays.copyOfRange(body, from, end));
        return end;
    }

    /** The place after the brace that closes the object; -1 when none does. */
    private int objectEnd(int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < body.length; i++) {
            byte b = body[i];
            if (quoted) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    quoted = false;
                }
            } else if (b == '"') {
                quoted = true;
            } else if (b == '{') {
                depth++;
            } else if (b == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private int skipBlank(int from) {
        int i = from;
        while (i < body.length && (body[i] == ' ' || body[i] == '\n' || body[i] == '\r' || body[i] == '\t')) {
            i++;
        }
        return i;
    }
}
