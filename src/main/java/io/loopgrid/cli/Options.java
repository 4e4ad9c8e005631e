package io.loopgrid.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of one command line: {@code --name value}, {@code --name=value}, {@code --name value value …}.
 *
 * <p>Everything that is wrong is a {@link WrongUseException} that names the option, what it was given and what it takes.
 */
final class Options {
    private final Map<String, Option> known;
    private final Map<String, List<String>> given;

    private Options(Map<String, Option> known, Map<String, List<String>> given) {
        this.known = known;
        this.given = given;
    }

    /** Sorts arguments by the options they belong to. */
    static Options parse(List<String> args, List<Option> options) {
        Map<String, Option> known =
                options.stream().collect(Collectors.toMap(Option::name, o -> o, (a, b) -> a, LinkedHashMap::new));
        Map<String, List<String>> given = new LinkedHashMap<>();
        Option open = null;
        for (String arg : args) {
            if (arg.startsWith("--")) {
                int equals = arg.indexOf('=');
                open = option(equals < 0 ? arg : arg.substring(0, equals), known);
                List<String> values = given.computeIfAbsent(open.name(), name -> new ArrayList<>());
                if (equals >= 0) {
                    take(open, values, arg.substring(equals + 1));
                }
            } else if (open == null) {
                throw new WrongUseException("'" + arg + "' belongs to no option");
            } else {
                take(open, given.getOrDefault(open.name(), new ArrayList<>()), arg);
            }
        }
        given.forEach((name, values) -> {
            if (values.isEmpty()) {
                throw new WrongUseException(name + " must have a value");
            }
        });
        return new Options(known, given);
    }

    private static Option option(String name, Map<String, Option> known) {
        Option option = known.get(name);
        if (option == null) {
            throw new WrongUseException(
                    "unknown option " + name + "; the nearest is " + NearestName.of(name, known.keySet()));
        }
        return option;
    }

    private static void take(Option option, List<String> values, String value) {
        if (!option.isMany() && !values.isEmpty()) {
            throw new WrongUseException(
                    option.name() + " takes one value but was given '" + values.get(0) + "' and '" + value + "'");
        }
        values.add(value);
    }

    /** The one value of an option, or its default. */
    Optional<String> text(String name) {
        List<String> values = given.get(name);
        return values == null ? Optional.ofNullable(fallback(name)) : Optional.of(values.get(0));
    }

    /** A file, when given. */
    Optional<Path> file(String name) {
        return text(name).map(Path::of);
    }

    /** A file that must be given. */
    Path requiredFile(String name) {
        return file(name).orElseThrow(() -> new WrongUseException(name + " is required"));
    }

    /** The files of an option, none when it is not given. */
    List<Path> files(String name) {
        return given.getOrDefault(name, List.of()).stream().map(Path::of).toList();
    }

    /** The files of an option that must be given. */
    List<Path> requiredFiles(String name) {
        List<Path> files = files(name);
        if (files.isEmpty()) {
            throw new WrongUseException(name + " is required");
        }
        return files;
    }

    /** A whole number within bounds. */
    int number(String name, int least, int most) {
        String value = requiredText(name);
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of bounds.
        }
        throw new WrongUseException(
                name + " must be a whole number from " + least + " to " + most + " but was '" + value + "'");
    }

    /** A number, at least {@code least}. */
    double decimal(String name, double least) {
        String value = requiredText(name);
        try {
            double number = Double.parseDouble(value);
            if (number >= least && !Double.isInfinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words as a number out of bounds.
        }
        throw new WrongUseException(name + " must be a number >= " + least + " but was '" + value + "'");
    }

    /** One of some words, in any case. */
    String choice(String name, List<String> choices) {
        String value = requiredText(name).toLowerCase(Locale.ROOT);
        if (!choices.contains(value)) {
            throw new WrongUseException(
                    name + " must be one of " + String.join(", ", choices) + " but was '" + value + "'");
        }
        return value;
    }

    private String requiredText(String name) {
        return text(name).orElseThrow(() -> new WrongUseException(name + " is required"));
    }

    private @Nullable String fallback(String name) {
        Option option = known.get(name);
        if (option == null) {
            throw new IllegalArgumentException("the command has no option " + name);
        }
        return option.fallback();
    }
}
