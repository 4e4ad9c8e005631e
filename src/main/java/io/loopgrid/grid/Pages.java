package io.loopgrid.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads the pages of one partition together. */
final class Pages {
    private Pages() {}

    /** The rows in all pages of a partition: of each key the newest, unless that says that it is forgotten. */
    static Map<String, byte[]> rowsOf(Iterable<RowChange> pages) {
        Map<PageId, byte[]> inOrder = new TreeMap<>();
        pages.forEach(page -> inOrder.put(PageId.parse(page.key().id()), page.row()));
        Map<String, byte[]> rows = new HashMap<>();
        inOrder.values().forEach(page -> Page.read(page, rows::put));
        rows.values().removeIf(Row::isForgotten);
        return rows;
    }
}
