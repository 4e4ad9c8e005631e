package io.loopgrid.grid;

/**
 * A row as of a barrier.
 *
 * @param row the bytes, or none when the key is forgotten
 */
public record RowChange(RowKey key, byte[] row) {}
