package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.cli.argument.HostNames;
import io.jenkins.plugins.nanohost.engine.cli.text.LogsText;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.runlog.KeptLog;
import io.jenkins.plugins.nanohost.engine.runlog.LogFolder;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a log of a host, or lists its logs. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Shows the log of a host's newest run, or lists its logs.",
        description = {
            "Each provision, each single stage and each removal that failed has left one; the newest 20 are kept.",
            "Reads only files in the work folder. The log's text is written as it is; with --json, its path is."
        },
        footer = {"", "Example:", "  nano-container-host logs nano01 --run 2"})
final class LogsCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The host's name.")
    private String name;

    @Option(names = OptionName.LIST, description = "Lists the host's logs: time, command, size; the newest first.")
    private boolean list;

    @CheckForNull
    @Option(names = OptionName.RUN, paramLabel = "N", description = "The Nth newest log; default: 1, the newest.")
    private Integer run;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    LogsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Options options = new Options(result, place, null, null);
        return new CommandRunner(streams, options, new LogsText()).run(context -> {
            if (list && run != null) {
                throw new DefinitionFailure(
                        FailureCode.COMMAND_LINE_WRONG,
                        OptionName.LIST + " and " + OptionName.RUN + " are both given",
                        List.of(),
                        "Give " + OptionName.LIST + " to see which logs there are, then " + OptionName.RUN + ".");
            }
            context.requireRehearsal();
            HostName host = HostNames.parse(name, "Give the name of a host.");
            List<KeptLog> logs = logs(context.work(), host);
            return list ? listed(host, logs, context) : shown(host, logs, context, options);
        });
    }

    /** Of a host whose first run failed there is a log and no ledger. */
    private static List<KeptLog> logs(WorkFolder work, HostName host) throws Failure {
        List<KeptLog> logs = LogFolder.of(work.host(host)).logs();
        if (!logs.isEmpty()) {
            return logs;
        }
        List<String> others = new ArrayList<>();
        for (HostName other : work.hostFolders()) {
            if (!LogFolder.of(work.host(other)).logs().isEmpty()) {
                others.add(other.value());
            }
        }
        Optional<String> meant = Nearest.of(host.value(), others);
        throw new DefinitionFailure(
                FailureCode.NO_SUCH_LOG,
                "There is no log of host " + host + " in " + work.path(),
                List.of(),
                meant.map(other -> "Did you mean '" + other + "'? ").orElse("")
                        + (others.isEmpty() ? "No host has a log there." : "There are logs of: " + others + "."));
    }

    private CommandOutcome listed(HostName host, List<KeptLog> logs, CommandContext context) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (KeptLog log : logs) {
            Map<String, Object> row = facts(rows.size() + 1, log);
            context.listing("Log " + row.get("run") + ": " + row.get("time") + ", " + log.command() + ", "
                    + row.get("bytes") + " bytes");
            rows.add(row);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", host.value());
        values.put("logs", rows);
        return CommandOutcome.done(values);
    }

    private CommandOutcome shown(HostName host, List<KeptLog> logs, CommandContext context, Options options)
            throws Failure, IOException {
        int wanted = run == null ? 1 : run;
        if (wanted < 1 || wanted > logs.size()) {
            throw new DefinitionFailure(
                    FailureCode.NO_SUCH_LOG,
                    "Host " + host + " has no log " + wanted + ": it has " + logs.size(),
                    List.of(),
                    "Give a number from 1, the newest, to " + logs.size() + " with " + OptionName.RUN + "; "
                            + OptionName.LIST + " shows them.");
        }
        KeptLog log = logs.get(wanted - 1);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", host.value());
        values.putAll(facts(wanted, log));
        if (options.json()) {
            return CommandOutcome.done(values);
        }
        log.read(text -> {
            streams.result().print(text);
            // Somebody who reads only the first lines has closed the pipe.
            return !context.stop().given() && !streams.result().checkError();
        });
        context.requireGoingOn();
        return CommandOutcome.written(values);
    }

    private static Map<String, Object> facts(int run, KeptLog log) throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run", run);
        facts.put("time", log.time().toString());
        facts.put("command", log.command());
        facts.put("bytes", log.bytes());
        facts.put("file", log.file().toString());
        return facts;
    }
}
