package io.loopgrid.grid;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The name of a snapshot, never used twice.
 *
 * @param generation how often the job has started
 * @param number the how-manieth barrier of that generation, from 1
 */
public record Epoch(long generation, long number) implements Comparable<Epoch> {
    /** The next barrier of the same generation. */
    Epoch next() {
        return new Epoch(generation, number + 1);
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(generation)
                .putLong(number)
                .array();
    }

    static Epoch of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Epoch(buffer.getLong(), buffer.getLong());
    }

    /**
     * The newest of all generations, 0.0 when there is none.
     *
     * @param committed the newest number of each generation
     */
    static Epoch newest(Map<Long, Long> committed) {
        return committed.entrySet().stream()
                .map(entry -> new Epoch(entry.getKey(), entry.getValue()))
                .max(Epoch::compareTo)
                .orElse(new Epoch(0, 0));
    }

    @Override
    public int compareTo(Epoch other) {
        int byGeneration = Long.compare(generation, other.generation);
        return byGeneration != 0 ? byGeneration : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return generation + "." + number;
    }
}
