package io.jenkins.plugins.nanohost.engine.status;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Entry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedFile;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmStates.VmStateFact;
import io.jenkins.plugins.nanohost.engine.stage.found.DiskPaths;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one host, for a program and for a person. A fact that nobody knows is left out.
 *
 * @param values as {@code docs/status.schema.json} describes them
 * @param lines for the log
 */
public record HostStatus(Map<String, Object> values, List<String> lines) {
    private static final String GONE = "Gone";

    /** A host whose ledger cannot be used. */
    public static HostStatus unknown(HostName host, Failure why) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("host", host.value());
        values.put("code", why.code().printed());
        values.put("problem", why.getMessage());
        values.put("remedy", why.remedy());
        return new HostStatus(
                values,
                List.of(
                        "Host " + host,
                        "  problem (" + why.code() + "): " + why.getMessage(),
                        "  what to do: " + why.remedy()));
    }

    /**
     * @param now for what is left of certificate, evaluation and password
     */
    public static HostStatus of(Ledger ledger, LiveAnswer live, Instant now) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        values.put("host", ledger.host());
        lines.add("Host " + ledger.host());
        DiskEntry disk = ledger.vhd();
        if (disk != null) {
            values.put("vhd", disk(disk, now));
            lines.add(line("vhd", disk, disk.path() + ", " + disk.release() + " " + disk.edition()));
            endings(disk).forEach(ending -> lines.add("    " + ending.told(now)));
        }
        if (ledger.nextDisk() != null) {
            values.put("nextDisk", Map.of("path", ledger.nextDisk().path()));
            lines.add("  nextDisk: " + ledger.nextDisk().path() + ", which a run did not finish");
        }
        VmEntry vm = ledger.vm();
        if (vm != null) {
            values.put("vm", vm(ledger, vm));
            lines.add(line("vm", vm, "id " + vm.vmId() + ", address " + vm.addressText()));
        }
        FilesEntry files = ledger.files();
        if (files != null) {
            values.put("files", files(files));
            lines.add(line("files", files, files.files().size() + " files"));
        }
        DockerEntry docker = ledger.docker();
        if (docker != null) {
            values.put("docker", docker(docker, now));
            lines.add(line("docker", docker, docker.dockerHost() + ", Docker " + docker.dockerVersion()));
            lines.add("    " + Ending.certificate(docker.certificateEnds()).told(now));
        }
        Map<String, Object> state = live(ledger, live);
        if (!state.isEmpty()) {
            values.put("live", state);
            lines.add("  now: " + told(state));
        }
        return new HostStatus(values, List.copyOf(lines));
    }

    private static String line(String section, Entry entry, String what) {
        return "  " + section + ": " + progress(entry) + " at " + entry.at() + ": " + what;
    }

    private static String progress(Entry entry) {
        return entry.progress().name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> begun(Entry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("progress", progress(entry));
        values.put("at", entry.at().toString());
        return values;
    }

    private static Map<String, Object> disk(DiskEntry disk, Instant now) {
        Map<String, Object> values = begun(disk);
        values.put("path", disk.path());
        Path file = Path.of(disk.path());
        // Where access is denied, it is neither known to be there nor to be gone.
        boolean there = Files.exists(file);
        if (there || Files.notExists(file)) {
            values.put("there", there);
        }
        values.put("id", disk.id());
        values.put("hostDisk", disk.hostDisk().word());
        values.put("baseDisk", disk.baseDisk());
        values.put("release", disk.release());
        values.put("edition", disk.edition());
        values.put("installation", disk.nano() ? "nano" : "core");
        values.put("build", disk.build());
        values.put("revision", disk.revision());
        values.put("generation", disk.generation().number());
        values.put("packages", disk.packages());
        put(values, "computerName", disk.computerName());
        put(values, "address", disk.address());
        values.put("administrator", disk.administrator());
        values.put("firstBootSeen", !disk.firstBootOpen());
        values.put("passwordLimit", PasswordLimit.of(disk).word());
        endings(disk).forEach(ending -> ending.addTo(values, now));
        if (WindowsRelease.ofBuild(disk.build()).filter(WindowsRelease::preview).isPresent()) {
            values.put("expired", true);
        }
        return values;
    }

    private static List<Ending> endings(DiskEntry disk) {
        List<Ending> endings = new ArrayList<>();
        if (WindowsRelease.isEvaluation(disk.edition())) {
            endings.add(Ending.evaluation(disk.at()));
        }
        if (PasswordLimit.of(disk) == PasswordLimit.WINDOWS) {
            endings.add(Ending.password(disk.at()));
        }
        return endings;
    }

    private static Map<String, Object> vm(Ledger ledger, VmEntry vm) {
        Map<String, Object> values = begun(vm);
        values.put("name", ledger.host());
        put(values, "vmId", vm.vmId());
        values.put("mark", vm.mark());
        if (ledger.vhd() != null) {
            values.put("generation", ledger.vhd().generation().number());
        }
        put(values, "address", vm.address());
        VmHardware hardware = vm.hardware();
        values.put("switch", hardware.switchName());
        values.put("memory", hardware.memory().toString());
        values.put("processors", hardware.processors());
        values.put("macSpoofing", hardware.macSpoofing());
        return values;
    }

    private static Map<String, Object> files(FilesEntry entry) {
        Map<String, Object> values = begun(entry);
        put(values, "baseImage", entry.baseImage());
        values.put("count", entry.files().size());
        values.put("files", entry.files().stream().map(HostStatus::file).toList());
        return values;
    }

    private static Map<String, Object> file(StagedFile file) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("from", file.from());
        values.put("to", file.to());
        values.put("length", file.length());
        values.put("sha256", file.sha256());
        return values;
    }

    private static Map<String, Object> docker(DockerEntry docker, Instant now) {
        Map<String, Object> values = begun(docker);
        put(values, "dockerHost", docker.dockerHost());
        put(values, "version", docker.dockerVersion());
        Ending.certificate(docker.certificateEnds()).addTo(values, now);
        put(values, "clientFolder", docker.clientFolder());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @CheckForNull Object value) {
        if (value != null && !value.toString().isEmpty()) {
            values.put(name, value.toString());
        }
    }

    private static Map<String, Object> live(Ledger ledger, LiveAnswer live) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (live.askedFor(ledger)) {
            Optional<VmStateFact> found = live.vm(ledger);
            values.put("vm", found.map(vm -> vm.state().word()).orElse(GONE));
            if (found.isPresent()) {
                VmStateFact vm = found.get();
                values.put("addresses", vm.addresses());
                values.put("marked", vm.notes().contains(ledger.vm().mark()));
                DiskEntry disk = ledger.vhd();
                values.put(
                        "hostDisk",
                        disk != null && vm.disks().stream().anyMatch(path -> DiskPaths.same(path, disk.path())));
            }
        }
        if (ledger.docker() != null) {
            values.put("endpoint", live.endpointOf(ledger).word());
        }
        return values;
    }

    private static String told(Map<String, Object> live) {
        List<String> words = new ArrayList<>();
        if (live.containsKey("vm")) {
            words.add("VM " + live.get("vm"));
        }
        if (live.get("addresses") instanceof List<?> addresses && !addresses.isEmpty()) {
            words.add("addresses " + addresses);
        }
        if (Boolean.FALSE.equals(live.get("marked"))) {
            words.add("the mark is not in its notes");
        }
        if (Boolean.FALSE.equals(live.get("hostDisk"))) {
            words.add("it does not have its host disk itself: it has a checkpoint, or its storage was moved");
        }
        if (live.containsKey("endpoint")) {
            words.add("endpoint " + live.get("endpoint"));
        }
        return String.join(", ", words);
    }
}
