package io.loopgrid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Something that can be asked for by name on the command line. */
interface Command {
    /** The first word of the command line. */
    String name();

    /** What it does, in one sentence. */
    String summary();

    /** The options it takes, in the order of its help. */
    List<Option> options();

    /**
     * Does it.
     *
     * @param out results
     * @param err progress and complaints
     * @return the exit code
     * @throws WrongUseException when the options do not fit together: exit code 2
     * @throws IOException when a file cannot be read or written: exit code 1
     */
    int run(Options options, PrintStream out, PrintStream err) throws IOException;
}
