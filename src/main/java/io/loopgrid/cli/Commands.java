package io.loopgrid.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door to the commands: decides whether a command line asks for one, and runs it. */
public final class Commands {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private final Map<String, Command> commands = new LinkedHashMap<>();

    private Commands(List<Command> commands) {
        commands.forEach(command -> this.commands.put(command.name(), command));
    }

    /**
     * Runs the command that the first argument names.
     *
     * @param out receives results
     * @param err receives progress and complaints
     * @return the exit code: 0 done, 1 failed, 2 wrong use; empty when the arguments are the server's
     */
    public static Optional<Integer> run(String[] args, PrintStream out, PrintStream err) {
        Commands commands = new Commands(List.of(new ReplayCommand(), new VectorsCommand()));
        return commands.runNamed(List.copyOf(Arrays.asList(args)), out, err);
    }

    private Optional<Integer> runNamed(List<String> args, PrintStream out, PrintStream err) {
        String first = args.isEmpty() ? "" : args.get(0);
        if (first.equals("--help") || first.equals("help")) {
            out.print(overview());
            return Optional.of(DONE);
        }
        if (first.isEmpty() || first.startsWith("-")) {
            return Optional.empty();
        }
        Command command = commands.get(first);
        if (command == null) {
            err.println("unknown command '" + first + "'; the nearest is " + NearestName.of(first, commands.keySet()));
            return Optional.of(WRONG_USE);
        }
        return Optional.of(run(command, args.subList(1, args.size()), out, err));
    }

    private static int run(Command command, List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help")) {
            out.print(Help.of(command));
            return DONE;
        }
        try {
            return command.run(Options.parse(args, command.options()), out, err);
        } catch (WrongUseException e) {
            err.println(command.name() + ": " + e.getMessage() + " (" + command.name() + " --help says more)");
            return WRONG_USE;
        } catch (NoSuchFileException e) {
            err.println(command.name() + ": there is no file " + e.getFile());
            return FAILED;
        } catch (IOException e) {
            err.println(command.name() + ": " + e.getMessage());
            return FAILED;
        }
    }

    private String overview() {
        StringBuilder text = new StringBuilder("Without a command the server starts. Commands:\n");
        commands.values()
                .forEach(command -> text.append("  ")
                        .append(command.name())
                        .append("  ")
                        .append(command.summary())
                        .append('\n'));
        return text.append("<command> --help says more.\n").toString();
    }
}
