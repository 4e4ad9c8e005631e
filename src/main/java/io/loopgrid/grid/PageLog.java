package io.loopgrid.grid;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pages of one partition, the oldest first, and how many of their rows still count: a row counts until a newer page has
 * its key. Not thread-safe.
 */
final class PageLog {
    /** So many rows that count for nothing are not worth writing others again. */
    private static final int SLACK = 64;

    private final ArrayDeque<Written> pages = new ArrayDeque<>();
    private int entries;
    private int counting;

    /** One page that has been written. */
    static final class Written {
        private final PageId id;
        private int entries;
        private int counting;

        private Written(PageId id, int entries) {
            this.id = id;
            this.entries = entries;
        }
    }

    /** A new page, the newest of all. */
    Written add(PageId id, int rows) {
        Written written = new Written(id, rows);
        pages.addLast(written);
        entries += rows;
        return written;
    }

    void addEntry(Written page) {
        page.entries++;
        entries++;
    }

    void count(Written page) {
        page.counting++;
        counting++;
    }

    void uncount(@Nullable Written page) {
        if (page != null) {
            page.counting--;
            counting--;
        }
    }

    /** Whether most rows count for nothing, so that the oldest page is to be made dispensable. */
    boolean isWasteful() {
        return entries > counting + counting / 2 + SLACK;
    }

    @Nullable
    Written oldest() {
        return pages.peekFirst();
    }

    @Nullable
    Written find(PageId id) {
        for (Iterator<Written> newestFirst = pages.descendingIterator(); newestFirst.hasNext(); ) {
            Written page = newestFirst.next();
            if (page.id.equals(id)) {
                return page;
            }
        }
        return null;
    }

    /** Takes a page out that has been dropped before; null when it is not there. */
    @Nullable
    Written drop(PageId id) {
        Written page = find(id);
        if (page != null) {
            pages.remove(page);
            entries -= page.entries;
        }
        return page;
    }

    /** Drops the oldest pages as long as nothing counts on them, but none of the epoch at hand. */
    void dropOldest(Epoch epoch, Consumer<PageId> dropped) {
        for (Written page = pages.peekFirst();
                page != null && page.counting == 0 && page.id.epoch().compareTo(epoch) < 0;
                page = pages.peekFirst()) {
            pages.removeFirst();
            entries -= page.entries;
            dropped.accept(page.id);
        }
    }
}
