package io.loopgrid.cli;

import org.jspecify.annotations.Nullable;

/** What {@code --help} prints of a command. */
final class Help {
    private Help() {}

    static String of(Command command) {
        StringBuilder text = new StringBuilder(command.name())
                .append(": ")
                .append(command.summary())
                .append("\n\n");
        int width = command.options().stream()
                .mapToInt(option -> usage(option).length())
                .max()
                .orElse(0);
        for (Option option : command.options()) {
            String usage = usage(option);
            text.append("  ")
                    .append(usage)
                    .append(" ".repeat(width - usage.length() + 2))
                    .append(option.help());
            @Nullable String fallback = option.fallback();
            if (fallback != null) {
                text.append(" (default ").append(fallback).append(')');
            }
            text.append('\n');
        }
        return text.append("\nExit code: 0 done, 1 failed, 2 wrong use.\n").toString();
    }

    private static String usage(Option option) {
        return option.name() + ' ' + option.value() + (option.isMany() ? "…" : "");
    }
}
