package io.jenkins.plugins.nanohost.engine.provision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.FilesDefinition;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.OwnFile;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.Progress;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.stage.disk.DiskCheck;
import io.jenkins.plugins.nanohost.engine.stage.disk.DiskInput;
import io.jenkins.plugins.nanohost.engine.stage.disk.DiskSpace;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.stage.docker.BaseImageCheck;
import io.jenkins.plugins.nanohost.engine.stage.found.VmDisks;
import io.jenkins.plugins.nanohost.engine.stage.vm.RequiredEntries;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import io.jenkins.plugins.nanohost.engine.value.DockerExecutable;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.windows.DockerPrograms;
import io.jenkins.plugins.nanohost.engine.windows.EngineVersion;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The checks before the first long operation. All that can be found out by then is found out and reported together. */
final class Preflight {
    private final HostRun run;
    private final List<StageName> stages;
    private final Findings findings = new Findings();

    /** What is wrong only if something is made; all is reported together where that is known already. */
    private final Findings making;

    Preflight(HostRun run, List<StageName> stages) {
        this.run = run;
        this.stages = stages;
        DiskEntry disk = run.ledger().vhd();
        this.making = disk != null && disk.progress() == Progress.MADE && Files.isRegularFile(Path.of(disk.path()))
                ? new Findings()
                : findings;
    }

    /**
     * What the checks found, for the stages that need it.
     *
     * @param disk null: no stage makes a disk; so with the space
     * @param windows null: neither the run's media nor the ledger tells it
     * @param making what refuses the run if a stage acts
     */
    record Found(
            @CheckForNull DiskInput disk,
            @CheckForNull DiskSpace space,
            @CheckForNull HostWindows windows,
            Findings making) {}

    /** Changes nothing. A refusal names all that is wrong. */
    Found check() throws Failure, IOException, InterruptedException {
        requireSections();
        HostDefinition wanted = run.definition();
        MachineFact machine =
                run.perform(new GetMachineFact(run.folders().work().path().toString(), mounted()));
        new MachineCheck(run, stages, machine, findings, making).check();

        Optional<DiskInput> disk =
                stages.contains(StageName.VHD) ? DiskInput.find(run, wanted.vhd(), findings) : Optional.empty();
        Optional<DiskSpace> space = disk.map(input -> new DiskSpace(run, stages, machine, input));
        if (disk.isPresent()) {
            new DiskCheck(run, machine, disk.get(), space.orElseThrow(), findings).check();
        }
        @CheckForNull
        HostWindows windows = disk.map(HostWindows::of)
                .or(() -> HostWindows.of(run.ledger().vhd()))
                .orElse(null);
        if (stages.contains(StageName.FILES)) {
            if (windows == null) {
                checkThere(wanted.files());
            } else {
                checkStaged(wanted.files(), windows);
            }
        }
        RequiredEntries.check(run, stages, findings);
        if (stages.contains(StageName.DOCKER)) {
            checkPrograms(windows);
            checkSubnet(machine, windows);
        }
        ClientFolder client = run.folders().client();
        if (stages.contains(StageName.DOCKER) && client != null) {
            client.obstacle().ifPresent(findings::add);
        }
        findings.throwIfAny();
        new VmDisks(run).requireAsMade();
        if (stages.contains(StageName.DOCKER) && client != null) {
            refuseStranger(client);
        }
        return new Found(disk.orElse(null), space.orElse(null), windows, making);
    }

    /** What the stages mount or build on, as far as it is known yet, and the folders of it. */
    private List<String> mounted() {
        List<String> files = new ArrayList<>();
        if (stages.contains(StageName.VHD)) {
            Path media = run.definition().vhd().base().media();
            if (Files.isRegularFile(media)) {
                files.add(media.toString());
            }
            files.add(run.folders().work().bases().toString());
            files.add(run.folder().path().toString());
            DiskEntry disk = run.ledger().vhd();
            if (disk != null) {
                files.add(disk.path());
                files.add(disk.baseDisk());
            }
        }
        return files;
    }

    /** A certificate of a person or of another host is not overwritten. */
    private void refuseStranger(ClientFolder client) throws RefusedFailure {
        DockerEntry had = run.ledger().docker();
        Optional<RefusedFailure> stranger = client.stranger(had == null ? "" : had.authority());
        if (stranger.isPresent()) {
            throw stranger.get();
        }
    }

    private void requireSections() throws DefinitionFailure {
        HostDefinition wanted = run.definition();
        List<String> missing = new ArrayList<>();
        for (StageName stage : stages) {
            if (stage.section(wanted) == null) {
                missing.add("section '" + stage.word() + "' is missing; " + stage.step() + " needs it");
            }
        }
        if (!missing.isEmpty()) {
            throw new DefinitionFailure(
                    FailureCode.DEFINITION_INCOMPLETE,
                    "The definition of " + wanted.host() + " is not complete",
                    missing,
                    "Add what is missing, or run a single stage.");
        }
    }

    /** Checks the files as far as possible while the release that they have to fit is not known. */
    private void checkThere(FilesDefinition wanted) {
        Stream.of(wanted.docker(), wanted.baseImage())
                .filter(file -> file != null && Files.notExists(file))
                .forEach(file ->
                        findings.add(FailureCode.NO_FILE, file + " does not exist", "Name a file on the machine."));
        wanted.copy().forEach(file -> requireFile(file.from()));
    }

    private void checkStaged(FilesDefinition wanted, HostWindows windows) throws IOException, InterruptedException {
        Recipe recipe = windows.recipe();
        if (wanted.docker() != null) {
            DockerPrograms docker =
                    new DockerPrograms(wanted.docker(), run.folders().work().files(), run.stop());
            for (String program : recipe.programs()) {
                boolean found;
                try {
                    found = docker.has(program);
                } catch (UnfitFailure e) {
                    findings.add(e);
                    break; // the other program would be told the same
                }
                if (found) {
                    checkProgram(docker, program);
                } else {
                    findings.add(
                            FailureCode.DOCKER_PROGRAM_MISSING,
                            wanted.docker() + " holds no " + program + ", which "
                                    + windows.release().title() + " needs",
                            "Give Docker's zip for this release, or a folder that holds it.");
                }
            }
        }
        if (wanted.baseImage() != null) {
            new BaseImageCheck(windows, findings).check(wanted.baseImage(), run.narrator());
        }
        for (OwnFile file : wanted.copy()) {
            requireFile(file.from());
        }
    }

    private void checkProgram(DockerPrograms docker, String program) throws IOException, InterruptedException {
        try {
            docker.check(program);
        } catch (UnfitFailure e) {
            findings.add(e);
        }
    }

    /** Without Docker's programs, everything would be made and then the last stage would fail. */
    private void checkPrograms(@CheckForNull HostWindows windows) {
        FilesEntry staged = run.ledger().files();
        List<String> missing = List.of();
        if (stages.contains(StageName.FILES)) {
            if (run.definition().files().docker() == null) {
                missing = windows == null ? List.of("Docker") : windows.recipe().programs();
            }
        } else if (staged != null && windows != null) {
            missing = RequiredEntries.missingPrograms(staged, windows.recipe());
        }
        if (!missing.isEmpty()) {
            findings.add(
                    FailureCode.DOCKER_PROGRAM_MISSING,
                    StageName.DOCKER.step() + " needs " + String.join(" and ", missing) + ", which "
                            + (stages.contains(StageName.FILES)
                                    ? "the definition does not name in files.docker"
                                    : "was not staged for host " + run.folder().host()),
                    "Name a zip or a folder that holds it in the field files.docker; " + StageName.FILES.step()
                            + " (command: " + StageName.FILES.word() + ") copies it into the guest.");
        }
    }

    /**
     * The version in the staged engine's resource is known before any work. Where it has none, the last stage asks the engine
     * itself in the guest, before it sets Docker up.
     */
    private void checkSubnet(MachineFact machine, @CheckForNull HostWindows windows)
            throws IOException, InterruptedException {
        Ipv4Prefix subnet = run.definition().docker().subnet();
        if (subnet == null) {
            return;
        }
        machine.addresses().stream()
                .filter(subnet::overlaps)
                .findFirst()
                .ifPresent(own -> findings.add(
                        FailureCode.NAT_OVERLAPS_MACHINE,
                        "The NAT network " + subnet + " of docker.subnet overlaps the network of "
                                + machine.computerName() + " itself, " + own,
                        "Name another network in docker.subnet; containers could not reach the machine."));
        FilesDefinition files = run.definition().files();
        DockerEntry had = run.ledger().docker();
        if (!stages.contains(StageName.FILES)
                || files.docker() == null
                // A host that runs with this subnet shows that its engine takes it; the guest is asked later.
                || had != null
                        && had.progress() == Progress.MADE
                        && subnet.toString().equals(had.inputs().get("subnet"))
                || windows == null
                || !windows.recipe().programs().contains(DockerExecutable.DAEMON)) {
            return;
        }
        try {
            DockerPrograms docker =
                    new DockerPrograms(files.docker(), run.folders().work().files(), run.stop());
            Optional<String> version =
                    docker.has(DockerExecutable.DAEMON) ? docker.version(DockerExecutable.DAEMON) : Optional.empty();
            if (version.isPresent()
                    && !EngineVersion.in(version.get())
                            .map(EngineVersion::takesSubnet)
                            .orElse(false)) {
                findings.add(
                        FailureCode.ENGINE_WITHOUT_SUBNET,
                        "The engine in " + files.docker() + ", version " + version.get()
                                + ", may not start with a subnet of one's own, docker.subnet " + subnet,
                        EngineVersion.REMEDY);
            }
        } catch (UnfitFailure e) {
            // checkStaged has told it.
            run.narrator().warning("The engine's version cannot be read: " + e.getMessage());
        }
    }

    private void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            findings.add(
                    FailureCode.NO_FILE,
                    file
                            + (Files.isDirectory(file)
                                    ? " is a folder, not a file"
                                    : Files.exists(file) ? " is a pipe or a device, not a file" : " does not exist"),
                    "Name a file on the machine; a folder's files are named one by one.");
        }
    }
}
