package io.loopgrid.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;

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
        Commands commands = new Commands(
                List.of(new ReplayCommand(), new VectorsCommand(), StateCommand.ofExport(), StateCommand.ofImport()));
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
        // Some names are two words.
        Command twoWords = args.size() > 1 ? commands.get(first + ' ' + args.get(1)) : null;
        if (twoWords != null) {
            return Optional.of(run(twoWords, args.subList(2, args.size()), out, err));
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
        } catch (IOException e) {
            err.println(command.name() + ": " + said(e));
            return FAILED;
        } catch (UncheckedIOException e) {
            err.println(command.name() + ": " + said(Objects.requireNonNull(e.getCause())));
            return FAILED;
        } catch (JacksonException e) {
            err.println(command.name() + ": the result cannot be written: " + e.getMessage());
            return FAILED;
        }
    }

    /** Java's words for a file are often its name alone. */
    private static String said(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return "there is no file " + missing.getFile();
        }
        if (e instanceof FileSystemException other) {
            String reason = other.getReason() == null ? other.getClass().getSimpleName() : other.getReason();
            return other.getFile() + " cannot be used: " + reason;
        }
        return e instanceof EOFException ? "a file ends too early: " + e.getMessage() : String.valueOf(e.getMessage());
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
