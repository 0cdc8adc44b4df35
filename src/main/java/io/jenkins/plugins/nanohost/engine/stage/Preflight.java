package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.StageDefinition;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.InstallEntry;
import io.jenkins.plugins.nanohost.engine.machine.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineFact.SwitchFact;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetMachineFact;
import io.jenkins.plugins.nanohost.engine.media.OsVersion;
import io.jenkins.plugins.nanohost.engine.tls.ClientFolder;
import io.jenkins.plugins.nanohost.engine.transfer.DockerPrograms;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be found out before the first long operation, found out before it, and told together. */
final class Preflight {
    private final HostRun run;
    private final List<StageName> stages;
    private final Findings findings = new Findings();

    Preflight(HostRun run, List<StageName> stages) {
        this.run = run;
        this.stages = stages;
    }

    /** The stages, with what they need found; a refusal that names all that is amiss otherwise. */
    List<Stage> check() throws Failure, IOException, InterruptedException {
        requireSections();
        HostDefinition wanted = run.definition();
        checkMachine(run.perform(new GetMachineFact(run.places().work().path().toString())));

        Optional<DiskInput> disk =
                stages.contains(StageName.VHD) ? DiskInput.find(wanted.vhd(), findings) : Optional.empty();
        @CheckForNull WindowsRelease release = disk.map(DiskInput::release).orElse(known());
        if (stages.contains(StageName.STAGE)) {
            if (release == null) {
                checkThere(wanted.stage());
            } else {
                checkStaged(wanted.stage(), release, disk.map(one -> one.image().version()));
            }
        }
        Needed.check(run, stages, findings);
        if (stages.contains(StageName.INSTALL)) {
            checkPrograms(release);
        }
        ClientFolder client = run.places().client();
        if (stages.contains(StageName.INSTALL) && client != null) {
            client.obstacle().ifPresent(findings::add);
        }
        findings.throwIfAny();
        if (stages.contains(StageName.INSTALL) && client != null) {
            refuseStranger(client);
        }

        List<Stage> ready = new ArrayList<>();
        for (StageName name : stages) {
            ready.add(
                    switch (name) {
                        case VHD -> new VhdStage(run, wanted.vhd(), disk.orElseThrow());
                        case VM -> new VmStage(run, wanted.vm());
                        case STAGE -> new FilesStage(
                                run, FilesInput.find(run, wanted.stage(), recipe(release)), recipe(release));
                        case INSTALL -> new InstallStage(run, wanted.install());
                    });
        }
        return ready;
    }

    /** Neither a person's own certificate nor another host's is overwritten. */
    private void refuseStranger(ClientFolder client) throws RefusedFailure {
        InstallEntry had = run.ledger().install();
        Optional<RefusedFailure> stranger = client.stranger(had == null ? "" : had.authority());
        if (stranger.isPresent()) {
            throw stranger.get();
        }
    }

    private Recipe recipe(@CheckForNull WindowsRelease release) throws UnfitFailure {
        if (release == null) {
            Needed.disk(run);
            throw new IllegalStateException("a made disk has a known release");
        }
        return release.recipe();
    }

    @CheckForNull
    private WindowsRelease known() {
        DiskEntry disk = run.ledger().vhd();
        return disk == null ? null : WindowsRelease.ofBuild(disk.build()).orElse(null);
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
                    "The definition of " + wanted.host() + " is not complete",
                    missing,
                    "Add what is missing, or run a single stage.");
        }
    }

    private void checkMachine(MachineFact machine) {
        String name = machine.computerName();
        if (!machine.administrator()) {
            findings.add(
                    "The account on " + name + " is no administrator",
                    "Run the agent, or this command, as an administrator; mounting disks needs it.");
        }
        if (!machine.languageMode().equals("FullLanguage")) {
            findings.add(
                    "PowerShell on " + name + " runs in language mode " + machine.languageMode(),
                    "Exempt this account from the application control policy that restricts it.");
        }
        if (!machine.hyperVModule()) {
            findings.add(
                    "Hyper-V's PowerShell module is not on " + name,
                    "Install the Hyper-V role with its management tools, and restart.");
        } else if (!machine.hyperVService()) {
            findings.add(
                    "Hyper-V's service (vmms) does not run on " + name,
                    "Start it, or switch on virtualization in the firmware.");
        }
        if (stages.contains(StageName.VHD) && machine.writeProtectedDisks()) {
            findings.add(
                    "Policy FDVDenyWriteAccess on " + name + " makes mounted disks read-only",
                    "Exempt this machine from 'Deny write access to fixed drives not protected by BitLocker'.");
        }
        if (stages.contains(StageName.VM)) {
            String wanted = run.definition().vm().switchName().value();
            List<SwitchFact> fitting = machine.switches().stream()
                    .filter(one -> one.name().equals(wanted))
                    .toList();
            if (fitting.size() != 1) {
                findings.add(
                        fitting.isEmpty()
                                ? "There is no switch '" + wanted + "' on " + name
                                : "There are " + fitting.size() + " switches '" + wanted + "' on " + name,
                        "Name another, or make or rename one; there are: "
                                + machine.switches().stream()
                                        .map(one -> "'" + one.name() + "' (" + one.type() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".");
            }
        }
    }

    /** What can be said of the files while the release is not known that they are to fit. */
    private void checkThere(StageDefinition wanted) {
        Stream.of(wanted.docker(), wanted.baseImage())
                .filter(file -> file != null && Files.notExists(file))
                .forEach(file -> findings.add(file + " does not exist", "Name a file on the machine."));
        wanted.files().forEach(file -> requireFile(file.from()));
    }

    private void checkStaged(StageDefinition wanted, WindowsRelease release, Optional<OsVersion> media)
            throws InterruptedException {
        Recipe recipe = release.recipe();
        if (wanted.docker() != null) {
            DockerPrograms docker =
                    new DockerPrograms(wanted.docker(), run.places().work().files(), run.stop());
            for (String program : recipe.programs()) {
                try {
                    if (!docker.has(program)) {
                        findings.add(
                                wanted.docker() + " holds no " + program + ", which " + release.title() + " needs",
                                "Give Docker's zip for this release, or a folder that holds it.");
                    }
                } catch (UnfitFailure e) {
                    findings.add(e);
                    break;
                }
            }
        }
        if (wanted.baseImage() != null) {
            DiskEntry made = run.ledger().vhd();
            int revision = media.map(OsVersion::revision).orElse(made == null ? 0 : made.revision());
            new BaseImageCheck(release, revision, findings).check(wanted.baseImage());
        }
        for (StageDefinition.StagedFile file : wanted.files()) {
            requireFile(file.from());
        }
    }

    /** Without Docker's programs all would be made and the last stage fail. */
    private void checkPrograms(@CheckForNull WindowsRelease release) {
        FilesEntry staged = run.ledger().stage();
        List<String> missing = List.of();
        if (stages.contains(StageName.STAGE)) {
            if (run.definition().stage().docker() == null) {
                missing = release == null ? List.of("Docker") : release.recipe().programs();
            }
        } else if (staged != null && release != null) {
            missing = Needed.missingPrograms(staged, release.recipe());
        }
        if (!missing.isEmpty()) {
            findings.add(
                    StageName.INSTALL.step() + " needs " + String.join(" and ", missing) + ", which "
                            + (stages.contains(StageName.STAGE)
                                    ? "the definition's section 'stage' does not name"
                                    : "was not staged for host " + run.folder().host()),
                    "Name a zip or folder that holds it as 'docker' of " + StageName.STAGE.step() + " (command: "
                            + StageName.STAGE.word() + ").");
        }
    }

    private void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            findings.add(
                    file + (Files.isDirectory(file) ? " is a folder, not a file" : " does not exist"),
                    "Name a file on the machine; a folder's files are named one by one.");
        }
    }
}
