package io.loopgrid.pipeline;

/**
 * Which of a stage's processors one is.
 *
 * @param index over all members
 * @param total how many there are
 * @param generation of this execution of the job
 */
record Place(int index, int total, long generation) {}
