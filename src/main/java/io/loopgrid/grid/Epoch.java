package io.loopgrid.grid;

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

    /** The barrier before it; of the first of a generation, number 0, which holds nothing. */
    Epoch previous() {
        return new Epoch(generation, number - 1);
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
