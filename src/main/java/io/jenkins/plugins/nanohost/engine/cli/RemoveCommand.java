package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.cli.argument.HostNames;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes what was made for a host, and only that. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Removes what was made for a host, and only that.",
        description = {
            "Its VM, known by its id and the mark in its notes, its host disk, its client certificate and its ledger.",
            "Base disks stay, since other hosts may need them."
        })
final class RemoveCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The host's name.")
    private String name;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    @Mixin
    private Options.RunOptions course;

    RemoveCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, course, null)).run(context -> {
            HostName host = HostNames.parse(name);
            List<String> removed = context.loggedEngine(CommandName.REMOVE).remove(host);
            if (removed.isEmpty()) {
                context.narrator()
                        .result("Nothing was made for " + name + " in "
                                + context.work().path());
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("host", name);
            values.put("removed", removed);
            return CommandOutcome.done(values);
        });
    }
}
