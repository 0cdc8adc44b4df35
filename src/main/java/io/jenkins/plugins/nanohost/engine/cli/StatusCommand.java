package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.cli.argument.HostNames;
import io.jenkins.plugins.nanohost.engine.cli.text.StatusText;
import io.jenkins.plugins.nanohost.engine.command.OptionName;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.status.HostStatus;
import io.jenkins.plugins.nanohost.engine.status.LiveAnswer;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is known of hosts, and what their VMs and endpoints are doing. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Shows what is known of one host, or of all, and what their VMs are doing.",
        description = {
            "Reads the ledgers in the work folder; asks the machine for the VMs, and tries the endpoints' ports, both "
                    + "within seconds. If the machine gives no answer, the rest is shown, and why. 'plan' looks closer."
        })
final class StatusCommand implements Callable<Integer> {
    /** For the start of PowerShell, Hyper-V's module and the answer; that it is enough on a busy machine is assumed. */
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** For all endpoints together; that one in the network of its machine takes a connection much sooner is assumed. */
    private static final Duration CONNECTION = Duration.ofSeconds(2);

    private final Streams streams;
    private final Duration answerLimit;

    @CheckForNull
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The host's name; default: all hosts.")
    private String name;

    @Option(names = OptionName.OFFLINE, description = "Only reads the work folder: asks no machine, tries no endpoint.")
    private boolean offline;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    @Mixin
    private Options.RunOptions course;

    StatusCommand(Streams streams) {
        this(streams, ANSWER);
    }

    /**
     * @param answerLimit how long the machine may take to answer
     */
    StatusCommand(Streams streams, Duration answerLimit) {
        this.streams = streams;
        this.answerLimit = answerLimit;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, course, null), new StatusText()).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException {
        context.requireRehearsal();
        WorkFolder work = context.work();
        List<HostName> hosts = hosts(work);
        Map<HostName, Ledger> ledgers = new LinkedHashMap<>();
        Map<HostName, Failure> unreadable = new LinkedHashMap<>();
        for (HostName host : hosts) {
            try {
                ledgers.put(host, read(work, host));
            } catch (Failure e) {
                // The ledger of one host hides no other host.
                if (hosts.size() == 1) {
                    throw e;
                }
                unreadable.put(host, e);
            }
        }
        LiveAnswer live = live(context, List.copyOf(ledgers.values()));
        Instant now = CommandContext.now();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (HostName host : hosts) {
            Ledger ledger = ledgers.get(host);
            HostStatus status =
                    ledger == null ? HostStatus.unknown(host, unreadable.get(host)) : HostStatus.of(ledger, live, now);
            status.lines().forEach(context::listing);
            shown.add(status.values());
        }
        if (hosts.isEmpty()) {
            context.listing("No host is known in " + work.path());
        } else if (!live.asked()) {
            context.listing("The machine was not asked what its VMs are doing: " + live.whyNot());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("workFolder", work.path().toString());
        values.put("live", live.toMap());
        values.put("hosts", shown);
        return CommandOutcome.done(values);
    }

    private List<HostName> hosts(WorkFolder work) throws Failure, IOException {
        List<HostName> hosts = work.hostNames();
        if (name == null) {
            return hosts;
        }
        HostName wanted = HostNames.parse(name);
        if (!hosts.contains(wanted)) {
            throw HostNames.unknown(wanted, work);
        }
        return List.of(wanted);
    }

    private static Ledger read(WorkFolder work, HostName host) throws Failure {
        try {
            return work.host(host).read();
        } catch (IOException e) {
            throw FileTrouble.told(e);
        }
    }

    private LiveAnswer live(CommandContext context, List<Ledger> ledgers)
            throws Failure, IOException, InterruptedException {
        boolean real = !context.rehearsed();
        if (offline) {
            return LiveAnswer.none(OptionName.OFFLINE + " was given");
        }
        LiveAnswer live = ask(context, LiveAnswer.ids(ledgers));
        if (real) {
            live.tryEndpoints(ledgers, CONNECTION);
        }
        return live;
    }

    private LiveAnswer ask(CommandContext context, List<String> ids) throws Failure, InterruptedException {
        if (ids.isEmpty()) {
            return LiveAnswer.none("no VM was made");
        }
        try {
            return LiveAnswer.of(context.vmStates(ids, answerLimit));
        } catch (DefinitionFailure e) {
            throw e;
        } catch (IOException e) {
            return LiveAnswer.none(FileTrouble.told(e).getMessage());
        } catch (Failure e) {
            context.requireGoingOn();
            return LiveAnswer.none(e.getMessage());
        }
    }
}
