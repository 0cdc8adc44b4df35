package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a definition by itself. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Checks a definition by itself; asks no machine, reads no media.",
        description = {
            "All problems are told at once, each with its line. Whether the machine has the switch, the space and the "
                    + "files that the definition names is found out by 'plan'.",
            "Exit code 0: the definition is correct; 2: it is not."
        })
final class ValidateCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private DefinitionArgument definition;

    @Mixin
    private Options.ResultOptions result;

    ValidateCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, null, null, null)).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        HostDefinition wanted = definition.read(streams.input(), context);
        List<String> stages =
                StageName.wanted(wanted).stream().map(StageName::step).toList();
        context.narrator()
                .result("The definition " + definition.name() + " of host " + wanted.host()
                        + " is correct. Its stages: " + (stages.isEmpty() ? "none" : String.join(", ", stages)) + ".");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", wanted.host().value());
        values.put("stages", stages);
        return CommandOutcome.done(values);
    }
}
