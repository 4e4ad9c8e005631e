package io.loopgrid.planted.high;

/** Uses nothing, though an arrow is drawn. */
public final class Writer {}
