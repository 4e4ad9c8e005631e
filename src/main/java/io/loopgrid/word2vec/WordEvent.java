package io.loopgrid.word2vec;

/** What the owner of a word takes: what was learned of it here, or a vector that was learned elsewhere. */
public sealed interface WordEvent permits WordGradient, ImportedVector {}
