package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.cli.text.BasesText;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.stage.disk.BaseDiskList;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the base disks of a work folder. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Shows the base disks: Windows, size, age, state, and which hosts build on them.",
        description = {
            "Reads only files in the work folder. A disk that is cut short or has a wrong structure is shown as "
                    + "damaged; its whole content is not read."
        })
final class BasesCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    BasesCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, null, null), new BasesText())
                .run(BasesCommand::run);
    }

    private static CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        context.requireRehearsal();
        WorkFolder work = context.work();
        BaseDiskList bases = BaseDiskList.of(work);
        for (Map<String, Object> base : bases.disks()) {
            base.forEach((what, value) ->
                    context.listing(what.equals("name") ? "Base disk " + value : "  " + what + ": " + value));
        }
        if (bases.disks().isEmpty()) {
            context.listing("No base disk is in " + work.bases());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("folder", work.bases().toString());
        values.put("bases", bases.disks());
        if (!bases.problem().isEmpty()) {
            context.narrator().warning("Which hosts build on base disks is not known: " + bases.problem());
            values.put("problem", bases.problem());
        }
        return CommandOutcome.done(values);
    }
}
