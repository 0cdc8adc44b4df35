package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.provision.StageOutcome;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs one stage, or all of them. */
@Command(mixinStandardHelpOptions = true, versionProvider = EngineCommand.Version.class)
final class RunCommand implements Callable<Integer> {
    private final Streams streams;
    private final CommandName name;
    private final List<StageName> stages;

    @Mixin
    private DefinitionArgument definition;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    @Mixin
    private Options.RunOptions course;

    @Mixin
    private Options.AccessOptions access;

    RunCommand(Streams streams, CommandName name, List<StageName> stages) {
        this.streams = streams;
        this.name = name;
        this.stages = stages;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, course, access)).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        HostDefinition wanted = definition.read(streams.input(), context);
        List<StageOutcome> outcomes = context.loggedEngine(name).run(wanted, stages);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", wanted.host().value());
        values.put("workFolder", context.work().path().toString());
        values.put("stages", outcomes.stream().map(StageOutcome::toMap).toList());
        if (outcomes.stream().noneMatch(outcome -> outcome.decision().acts())) {
            context.narrator().result("Nothing was to be done: all of " + wanted.host() + " is kept.");
        }
        return new CommandOutcome(0, values, closing(outcomes, context.rehearsed()));
    }

    /** How to use the endpoint. */
    private static List<String> closing(List<StageOutcome> outcomes, boolean rehearsed) {
        List<String> closing = new ArrayList<>();
        for (StageOutcome outcome : outcomes) {
            Object endpoint = outcome.result().get("dockerHost");
            if (endpoint == null) {
                continue;
            }
            closing.add("Docker endpoint: " + endpoint + (rehearsed ? " (rehearsed: nothing answers there)" : ""));
            Object folder = outcome.result().get("tlsFolder");
            if (folder == null) {
                closing.add("Its client certificate was never written; give --tls-out DIR to get a new one.");
            } else {
                closing.add("Client certificate: " + folder);
                closing.add("To use it: " + setting("DOCKER_HOST", endpoint) + setting("DOCKER_TLS_VERIFY", "1")
                        + setting("DOCKER_CERT_PATH", folder) + "docker version");
            }
        }
        return closing;
    }

    /** In PowerShell on Windows, in a shell elsewhere. */
    private static String setting(String variable, Object value) {
        return File.separatorChar == '\\'
                ? "$env:" + variable + " = '" + value.toString().replace("'", "''") + "'; "
                : "export " + variable + "='" + value.toString().replace("'", "'\\''") + "'; ";
    }
}
