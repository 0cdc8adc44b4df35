package io.jenkins.plugins.nanohost.engine.cli.help;

import io.jenkins.plugins.nanohost.engine.command.CommandName;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Shows what {@code --help} after a command shows. */
@Command(
        mixinStandardHelpOptions = true,
        header = "Shows what a command does, and its options.",
        description = "The same as --help after the command. Without a command it lists all.",
        footer = {"", "Examples:", "  nano-container-host help provision", "  nano-container-host help bases remove"})
public final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            completionCandidates = Commands.class,
            description = "The command, for example plan or bases remove.")
    private List<String> words = new ArrayList<>();

    /**
     * Writes the help to the output of the command line that this is a part of.
     *
     * @throws UnmatchedArgumentException when there is no such command
     */
    @Override
    public Integer call() {
        CommandLine shown = spec.commandLine().getParent();
        for (String word : words) {
            CommandLine inner = shown.getSubcommands().get(word);
            if (inner == null) {
                throw new UnmatchedArgumentException(shown, List.of(word));
            }
            shown = inner;
        }
        shown.usage(shown.getOut());
        return 0;
    }

    /** The words that may follow. */
    static final class Commands implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(CommandName.values()).map(CommandName::word).iterator();
        }
    }
}
