package io.jenkins.plugins.nanohost.engine.cli.argument;

import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, in the words of somebody who typed it.
 *
 * @param message a sentence without its full stop
 * @param remedy one or two sentences
 */
public record UsageProblem(String message, String remedy) {
    /** Says what the library that reads the command line found. */
    public static UsageProblem of(ParameterException found) {
        CommandSpec command = found.getCommandLine().getCommandSpec();
        String help = "See '" + command.qualifiedName() + " --help'.";
        if (found instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), command, help);
        }
        if (found instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new UsageProblem(absent(missing.getMissing()), help);
        }
        if (found instanceof OverwrittenOptionException twice) {
            return new UsageProblem(name(twice.getOverwritten()) + " is given twice", "Give it once. " + help);
        }
        if (found.getArgSpec() != null) {
            return wrong(found, found.getArgSpec(), help);
        }
        return new UsageProblem(String.valueOf(found.getMessage()), help);
    }

    private static String name(ArgSpec one) {
        return one instanceof OptionSpec option ? "Option " + option.longestName() : one.paramLabel();
    }

    private static UsageProblem wrong(ParameterException found, ArgSpec one, String help) {
        String name = name(one);
        String value = found.getValue() == null ? "" : found.getValue();
        if (one.typeInfo().isEnum()) {
            List<String> words = Stream.of(one.typeInfo().getType().getEnumConstants())
                    .map(Object::toString)
                    .toList();
            return new UsageProblem(
                    name + ": '" + Shown.of(value) + "' is none of " + String.join(", ", words),
                    meant(value, words) + help);
        }
        if (one.typeInfo().isBoolean()) {
            return new UsageProblem(name + " takes no value", "Write it without '='. " + help);
        }
        Throwable cause = found.getCause();
        return new UsageProblem(name + ": " + (cause == null ? found : cause).getMessage(), help);
    }

    private static UsageProblem unknown(String given, CommandSpec command, String help) {
        if (given.startsWith("-")) {
            String name = given.replaceFirst("=.*", "");
            List<String> options = command.options().stream()
                    .flatMap(option -> Stream.of(option.names()))
                    .toList();
            return new UsageProblem("There is no option '" + name + "' here", meant(name, options) + help);
        }
        if (!command.subcommands().isEmpty()) {
            return new UsageProblem(
                    "There is no command '" + given + "'",
                    meant(given, command.subcommands().keySet()) + help);
        }
        return new UsageProblem(
                "'" + given + "' is one argument too many for '" + command.qualifiedName() + "'",
                "Put a path with spaces in quotes. " + help);
    }

    private static String meant(String given, Collection<String> known) {
        Optional<String> nearest = Nearest.of(given, known);
        return nearest.map(name -> "Did you mean '" + name + "'? ").orElse("");
    }

    private static String absent(List<ArgSpec> missing) {
        return missing.stream()
                .map(one -> one instanceof OptionSpec option
                        ? "Option " + option.longestName() + " needs a value: " + option.paramLabel()
                        : one.paramLabel().replaceAll("[\\[\\]]", "").toUpperCase(Locale.ROOT) + " is not given")
                .collect(Collectors.joining("; "));
    }
}
