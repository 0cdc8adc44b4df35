package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.cli.argument.HostNames;
import io.jenkins.plugins.nanohost.engine.cli.text.RemovalText;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.provision.HostEngine.Foresight;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes what was made for a host, and only that. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Removes what was made for a host, and only that.",
        description = {
            "Its VM, known by its id and the mark in its notes, its host disk, its client certificate and its ledger.",
            "Base disks stay, since other hosts may need them. On a terminal it says what it would delete, and asks."
        })
final class RemoveCommand implements Callable<Integer> {
    /** Long enough to look something up. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The host's name.")
    private String name;

    @Option(names = OptionName.YES, description = "Does not ask.")
    private boolean yes;

    @Option(names = OptionName.DRY_RUN, description = "Only says what would be deleted, and changes nothing.")
    private boolean dryRun;

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
        return new CommandRunner(streams, new Options(result, place, course, null), new RemovalText()).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        HostName host = HostNames.parse(name);
        context.requireRehearsal();
        WorkFolder work = context.work();
        if (!work.host(host).known()) {
            throw HostNames.unknown(host, work);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", host.value());
        if (dryRun) {
            List<String> would = context.lookingEngine().foreseeRemoval(host);
            would.forEach(what -> context.listing("Would remove " + what));
            values.put("wouldRemove", would);
            return CommandOutcome.done(values);
        }
        List<String> removed =
                context.loggedEngine(CommandName.REMOVE).remove(host, what -> requireConsent(host, what, context));
        if (removed.isEmpty()) {
            context.narrator().result("Of host " + host + " there was nothing to remove but its folder");
        }
        values.put("removed", removed);
        return CommandOutcome.done(values);
    }

    /** A script or Jenkins has said by the command itself what it wants. */
    private void requireConsent(HostName host, Foresight what, CommandContext context)
            throws Failure, IOException, InterruptedException {
        if (yes || !streams.terminal() && !streams.input().person()) {
            return;
        }
        List<String> would = what.phrases();
        context.narrator().quiet();
        streams.log().println("Removing host " + host + " deletes for good:");
        would.forEach(phrase -> streams.log().println("  - " + Shown.message(phrase)));
        streams.log().print("Remove it? Only y removes it: ");
        streams.log().flush();
        Optional<String> answer = streams.input().line(ANSWER, context.stop());
        if (answer.isEmpty()) {
            streams.log().println();
        }
        if (!answer.orElse("").equalsIgnoreCase("y")) {
            throw new AbortedFailure(
                    FailureCode.NOT_AGREED,
                    "Nothing was removed: the answer was not y",
                    "Answer y, or give " + OptionName.YES + ".");
        }
    }
}
