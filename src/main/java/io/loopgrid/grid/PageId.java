package io.loopgrid.grid;

import io.loopgrid.function.Partitions;

/**
 * The key of a page's row: the epoch in which it was written, which of that epoch's pages of its partition it is, and a number
 * that makes the key hash to the partition, so that a page is kept where its states are like any other row.
 */
record PageId(Epoch epoch, int part, int salt) implements Comparable<PageId> {
    /** The id of a page in a partition; costs one hash for each partition there is, on average. */
    static PageId of(Epoch epoch, int part, int partition, int partitionCount) {
        int salt = 0;
        while (Partitions.of(text(epoch, part, salt), partitionCount) != partition) {
            salt++;
        }
        return new PageId(epoch, part, salt);
    }

    /**
     * The id in a row's key.
     *
     * @throws IllegalStateException when it is none
     */
    static PageId parse(String key) {
        String[] parts = key.split("\\.", -1);
        if (parts.length != 4) {
            throw new IllegalStateException("a page's key must be generation.epoch.part.salt but was '" + key + "'");
        }
        return new PageId(
                new Epoch(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    /** The row's key. */
    String key() {
        return text(epoch, part, salt);
    }

    private static String text(Epoch epoch, int part, int salt) {
        return epoch.generation() + "." + epoch.number() + "." + part + "." + salt;
    }

    /** Of two pages of one partition, the one that was written later is greater. */
    @Override
    public int compareTo(PageId other) {
        int byEpoch = epoch.compareTo(other.epoch);
        return byEpoch != 0 ? byEpoch : Integer.compare(part, other.part);
    }
}
