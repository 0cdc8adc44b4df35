package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.definition.reader.GivenValues;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The definition that a command works on, the same for all commands that take one. */
final class DefinitionArgument {
    private static final String STANDARD_INPUT = "-";

    /** For the program that writes the definition. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Parameters(paramLabel = "FILE", description = "The host's definition, YAML or JSON; - reads standard input.")
    private Path file;

    @Option(
            names = OptionName.SET,
            paramLabel = "NAME=VALUE",
            description = {
                "Puts VALUE in the place of $${NAME} in the definition's values, not in the field host.",
                "May be given several times, for other names."
            })
    private List<String> given = new ArrayList<>();

    HostDefinition read(StandardInput input, CommandContext context) throws Failure, IOException, InterruptedException {
        GivenValues values = GivenValues.parse(given);
        if (!isStandardInput()) {
            return DefinitionReader.read(file, values);
        }
        if (input.person()) {
            throw new DefinitionFailure(
                    FailureCode.INPUT_EXPECTED,
                    "Standard input is a terminal, and a definition is expected there",
                    List.of(),
                    "Give the definition to the command with a pipe or '<', or name a file.");
        }
        byte[] bytes = input.all(DefinitionReader.MOST_BYTES, LIMIT, context.stop());
        return DefinitionReader.read(bytes, Path.of("").toAbsolutePath(), name(), values);
    }

    /** What is read, as messages name it. */
    String name() {
        return isStandardInput() ? "standard input" : file.toString();
    }

    private boolean isStandardInput() {
        return file.toString().equals(STANDARD_INPUT);
    }
}
