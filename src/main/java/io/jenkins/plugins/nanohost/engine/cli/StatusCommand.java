package io.jenkins.plugins.nanohost.engine.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.WorkFolder;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what the ledger knows. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = EngineCommand.Version.class,
        header = "Shows what the ledgers know of one host, or of all.",
        description = "Reads only files in the work folder; 'plan' looks at the machine itself.")
final class StatusCommand implements Callable<Integer> {
    private final Streams streams;

    @CheckForNull
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The host's name; default: all hosts.")
    private String name;

    @Mixin
    private Options.ResultOptions result;

    @Mixin
    private Options.PlaceOptions place;

    StatusCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return new CommandRunner(streams, new Options(result, place, null, null)).run(this::run);
    }

    private CommandOutcome run(CommandContext context) throws Failure, IOException {
        WorkFolder work = context.work();
        List<HostName> hosts = work.hostNames();
        if (name != null) {
            HostName wanted = HostNames.parse(name);
            if (!hosts.contains(wanted)) {
                throw new UnfitFailure(
                        "Nothing is known of host " + wanted + " in " + work.path(),
                        hosts.isEmpty() ? "No host is known there." : "There are: " + hosts + ".");
            }
            hosts = List.of(wanted);
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (HostName host : hosts) {
            Map<String, Object> one = hosts.size() == 1 ? show(work.host(host).read()) : showAny(work, host);
            shown.add(one);
            one.forEach((what, value) ->
                    context.narrator().fact(what.equals("host") ? "Host " + value : "  " + what + ": " + value));
        }
        if (hosts.isEmpty()) {
            context.narrator().fact("No host is known in " + work.path());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("workFolder", work.path().toString());
        values.put("hosts", shown);
        return CommandOutcome.done(values);
    }

    /** If the ledger of one host cannot be used, the other hosts are still shown. */
    private static Map<String, Object> showAny(WorkFolder work, HostName host) {
        try {
            return show(work.host(host).read());
        } catch (UnfitFailure | RefusedFailure e) {
            return problem(host, e.getMessage() + ". " + e.remedy());
        } catch (IOException e) {
            return problem(host, "its ledger cannot be read: " + e);
        }
    }

    private static Map<String, Object> problem(HostName host, String what) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("host", host.value());
        shown.put("problem", what);
        return shown;
    }

    private static Map<String, Object> show(Ledger ledger) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("host", ledger.host());
        if (ledger.vhd() != null) {
            put(
                    shown,
                    "vhd",
                    ledger.vhd(),
                    ledger.vhd().path() + ", " + ledger.vhd().release() + " "
                            + ledger.vhd().edition());
        }
        if (ledger.vm() != null) {
            put(
                    shown,
                    "vm",
                    ledger.vm(),
                    "id " + ledger.vm().vmId() + ", address " + ledger.vm().addressText());
        }
        if (ledger.files() != null) {
            put(shown, "files", ledger.files(), ledger.files().files().size() + " files");
        }
        if (ledger.docker() != null) {
            put(
                    shown,
                    "docker",
                    ledger.docker(),
                    ledger.docker().dockerHost() + ", Docker " + ledger.docker().dockerVersion());
        }
        return shown;
    }

    private static void put(Map<String, Object> shown, String section, Ledger.Entry entry, String what) {
        shown.put(section, entry.progress().name().toLowerCase(Locale.ROOT) + " at " + entry.at() + ": " + what);
    }
}
