package io.jenkins.plugins.nanohost.engine.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The script for PowerShell: tables of what may follow, and one fixed function that looks into them. */
final class PowerShellCompletion {
    /** Where it answers nothing, PowerShell offers files. Without classes, so that it works in a restricted language mode too. */
    private static final String SCRIPT =
            """
            # Completes the commands and options of @NAME@.
            Register-ArgumentCompleter -Native -CommandName '@NAME@', '@NAME@.cmd' -ScriptBlock {
                param ($wordToComplete, $commandAst, $cursorPosition)

                # What may follow each command.
                $words = @{
            @WORDS@    }
                # Options that take a value, and the values that are known; none: a file, or a text of one's own.
                $values = @{
            @VALUES@    }

                $command = ''
                $before = ''
                foreach ($element in $commandAst.CommandElements) {
                    if ($element.Extent.StartOffset -gt $commandAst.Extent.StartOffset -and $element.Extent.EndOffset -lt $cursorPosition) {
                        $before = $element.Extent.Text
                        $longer = ($command + ' ' + $before).Trim()
                        if ($words.ContainsKey($longer)) {
                            $command = $longer
                        }
                    }
                }
                $option = ($command + ' ' + $before).Trim()
                if ($values.ContainsKey($option)) {
                    $offered = $values[$option]
                } else {
                    $offered = $words[$command]
                }
                $pattern = [WildcardPattern]::Escape($wordToComplete) + '*'
                foreach ($one in $offered) {
                    if ($one -like $pattern -and ($wordToComplete -ne '' -or $one -notlike '-*')) {
                        $one
                    }
                }
            }
            """;

    private static final String INDENT = "        ";

    private PowerShellCompletion() {}

    /**
     * @param name of the program
     */
    static String script(String name, CommandLine whole) {
        Map<String, List<String>> words = new TreeMap<>();
        Map<String, List<String>> values = new TreeMap<>();
        collect("", whole, words, values);
        return SCRIPT.replace("@NAME@", name).replace("@WORDS@", table(words)).replace("@VALUES@", table(values));
    }

    private static void collect(
            String path, CommandLine command, Map<String, List<String>> words, Map<String, List<String>> values) {
        List<String> following = new ArrayList<>(command.getSubcommands().keySet());
        command.getCommandSpec().positionalParameters().forEach(one -> following.addAll(known(one)));
        for (OptionSpec option : command.getCommandSpec().options()) {
            for (String name : option.names()) {
                following.add(name);
                if (option.arity().max() > 0) {
                    values.put(inside(path, name), known(option));
                }
            }
        }
        words.put(path, following);
        command.getSubcommands().forEach((name, inner) -> collect(inside(path, name), inner, words, values));
    }

    private static String inside(String path, String word) {
        return path.isEmpty() ? word : path + " " + word;
    }

    private static List<String> known(ArgSpec one) {
        return one.completionCandidates() == null
                ? List.of()
                : StreamSupport.stream(one.completionCandidates().spliterator(), false)
                        .toList();
    }

    private static String table(Map<String, List<String>> rows) {
        return rows.entrySet().stream()
                .map(row -> INDENT + quoted(row.getKey()) + " = @("
                        + row.getValue().stream()
                                .map(PowerShellCompletion::quoted)
                                .collect(Collectors.joining(", "))
                        + ")\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
