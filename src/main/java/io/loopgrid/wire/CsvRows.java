package io.loopgrid.wire;

import io.loopgrid.text.Rejected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file (RFC 4180) as JSON objects whose names are the header's. A cell that is written as a JSON number
 * becomes a number unless it is a text, an empty one is left out, any other a string.
 */
final class CsvRows {
    private static final String TEXT = "text";
    private final LineReader lines;
    private final JsonBytes out = new JsonBytes();
    private @Nullable List<String> header;

    CsvRows(LineReader lines) {
        this.lines = lines;
    }

    /**
     * The next row as a JSON object; null at the end.
     *
     * @throws IOException when the header cannot be read: then no row can
     */
    byte @Nullable [] next() throws IOException, Rejected {
        List<String> names = header;
        if (names == null) {
            names = header();
            header = names;
        }
        List<String> cells = row();
        if (cells == null) {
            return null;
        }
        if (cells.size() != names.size()) {
            throw new Rejected("row", cells.size() + " cells", "must have " + names.size() + " cells, as the header");
        }
        return object(names, cells);
    }

    private List<String> header() throws IOException {
        try {
            List<String> names = row();
            return names == null ? List.of() : names.stream().map(String::strip).toList();
        } catch (Rejected e) {
            throw new IOException("the header of a CSV file cannot be read: " + e.getMessage(), e);
        }
    }

    /** The cells of the next row that is not blank; a quoted cell may go on over lines. */
    private @Nullable List<String> row() throws IOException, Rejected {
        byte[] line = lines.next();
        while (line != null && JsonLines.isBlank(line)) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(new String(line, StandardCharsets.UTF_8));
        while (isOpen(text)) {
            byte[] more = lines.next();
            if (more == null || text.length() > Json.MAX_BYTES) {
                throw new Rejected("row", "open at the end", "must close its quotes");
            }
            text.append('\n').append(new String(more, StandardCharsets.UTF_8));
        }
        return cells(text);
    }

    /** Whether a quoted cell has not ended: the number of quotes is odd. */
    private static boolean isOpen(StringBuilder text) {
        boolean open = false;
        for (int i = 0; i < text.length(); i++) {
            open ^= text.charAt(i) == '"';
        }
        return open;
    }

    private static List<String> cells(CharSequence text) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private byte[] object(List<String> names, List<String> cells) {
        out.begin().raw('{');
        boolean first = true;
        for (int i = 0; i < names.size(); i++) {
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            if (!first) {
                out.raw(',');
            }
            first = false;
            out.string(names.get(i)).raw(':');
            if (isNumber(cell) && !names.get(i).equals(TEXT)) {
                out.ascii(cell);
            } else {
                out.string(cell);
            }
        }
        return out.raw('}').done();
    }

    /** Whether a text is a number as JSON writes it, without exponent: -?(0|[1-9][0-9]*)(.[0-9]+)?. */
    private static boolean isNumber(String text) {
        int i = text.charAt(0) == '-' ? 1 : 0;
        int whole = digitsEnd(text, i);
        boolean leadingZero = whole > i + 1 && text.charAt(i) == '0';
        if (whole == i || leadingZero) {
            return false;
        }
        if (whole == text.length()) {
            return true;
        }
        return text.charAt(whole) == '.' && whole + 1 < text.length() && digitsEnd(text, whole + 1) == text.length();
    }

    private static int digitsEnd(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
