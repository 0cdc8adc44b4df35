package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes base disks that nobody builds on. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Removes one base disk, or all that nobody builds on.",
        description = {
            "Also one that is damaged, or that a run did not finish. One that a host, a VM or another disk builds on "
                    + "is refused. The next host that needs a removed one makes it again from media."
        })
final class RemoveBasesCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @CheckForNull
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The base disk's name, as 'bases' shows it.")
    private String name;

    @Option(names = OptionName.UNUSED, description = "Removes all base disks that nobody builds on.")
    private boolean unused;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    @Mixin
    private Options.RunOptions course;

    RemoveBasesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, course, null)).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        // The command before it would take them for itself, and this one would work on another machine.
        List<String> astray = spec.parent().commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
        if (!astray.isEmpty()) {
            throw new DefinitionFailure(
                    FailureCode.OPTION_MISPLACED,
                    String.join(", ", astray) + " is given before 'remove', where it has no effect",
                    List.of(),
                    "Write options after it: bases remove NAME " + astray.get(0) + " ...");
        }
        if (unused == (name != null)) {
            throw new DefinitionFailure(
                    FailureCode.NO_BASE_DISK_CHOSEN,
                    name == null
                            ? "No base disk is named"
                            : "A base disk is named, and " + OptionName.UNUSED + " is given",
                    List.of(),
                    "Give the name of one base disk, or " + OptionName.UNUSED + "; 'bases' lists them.");
        }
        context.requireRehearsal();
        List<String> removed = name == null
                ? context.engine().baseDisks().removeUnused()
                : context.engine().baseDisks().remove(name);
        if (removed.isEmpty()) {
            context.narrator()
                    .result("No base disk was removed from " + context.work().bases());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("folder", context.work().bases().toString());
        values.put("removed", removed);
        return CommandOutcome.done(values);
    }
}
