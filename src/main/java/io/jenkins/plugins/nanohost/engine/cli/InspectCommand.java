package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.cli.text.InspectText;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a file is. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Shows what a file is, by what is in it, and its facts.",
        description = {
            "Windows media (ISO or folder), WIM, VHD, VHDX, Docker image archive, zip, cabinet.",
            "Reads kilobytes of a file of gigabytes, changes nothing."
        })
final class InspectCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "PATH", description = "The file, or the folder of unpacked media.")
    private Path path;

    @Mixin
    private Options.ResultOptions result;

    InspectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, null, null, null), new InspectText()).run(context -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("path", path.toString());
            facts.putAll(Inspector.inspect(path).toMap());
            return CommandOutcome.done(facts);
        });
    }
}
