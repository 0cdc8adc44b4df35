package io.jenkins.plugins.nanohost.engine.rehearsal.operation;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.machine.fact.DiskFact;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.DiskShape;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.Disks;
import io.jenkins.plugins.nanohost.engine.rehearsal.disk.SimulatedDiskFormat;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.MachineRules;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.DiskPlace;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.SimulatedVm;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Vms;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Disk;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.DomainBlob;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.PasswordHash;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Registry;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.SetupComplete;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.Unattend;
import io.jenkins.plugins.nanohost.engine.rehearsal.windows.WindowsSetup;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Makes a host disk from a base disk. */
final class HostDiskWork {
    private final Disks disks;
    private final Vms vms;
    private final Mounts mounts;

    HostDiskWork(Disks disks, Vms vms, Mounts mounts) {
        this.disks = disks;
        this.vms = vms;
        this.mounts = mounts;
    }

    DiskFact make(NewHostDisk wanted, MachineRules rules, OperationRun run)
            throws Failure, IOException, InterruptedException {
        DiskPlace place = DiskPlace.take(disks, mounts, wanted.path(), run);
        Path baseFile = Disks.normal(Path.of(wanted.basePath()));
        Disk base = disks.open(baseFile, run);
        Registry windows = base.registry()
                .orElseThrow(() -> run.refusal(
                        FailureCode.NO_WINDOWS_ON_DISK,
                        "There is no Windows on disk " + baseFile,
                        "Make the base disk again."));
        check(wanted, base, place, run);
        Unattend offline = Unattend.parse(wanted.offlineAnswers().reveal());
        Unattend.parse(wanted.bootAnswers().reveal());
        rules.requireDisks();
        for (Path part : disks.chain(baseFile)) {
            rules.requirePlain(part);
        }
        return place.fill(
                partial -> {
                    Disk disk = begin(wanted, partial, base, run);
                    rules.requireSpace(
                            Files.size(partial) + (wanted.kind() == HostDiskKind.COPY ? Files.size(baseFile) : 0),
                            partial);
                    mounts.withDisk(partial, run, () -> {
                        run.halfway();
                        rules.requireDism(windows.build());
                        setUp(disk, windows, new Wish(wanted, offline), run);
                        DiskWork.put(wanted.files(), disk, rules, run);
                        return partial;
                    });
                },
                run);
    }

    private record Wish(NewHostDisk wanted, Unattend offline) {}

    private void check(NewHostDisk wanted, Disk base, DiskPlace place, OperationRun run) throws Failure, IOException {
        Optional<SimulatedVm> user = vms.using(base.file(), disks)
                .filter(vm -> vm.disks().stream().map(Path::of).anyMatch(base.file()::equals));
        if (user.isPresent()) {
            throw run.refusal(
                    FailureCode.DISK_IN_USE,
                    "Base disk " + base.file() + " is in use: the running VM '"
                            + user.get().name() + "' has it as its own disk",
                    "Shut that VM down.");
        }
        if (!SimulatedDiskFormat.of(base.file()).equals(Optional.of(place.format()))) {
            throw run.refusal(
                    FailureCode.DISK_FORMATS_DIFFER,
                    "A disk of format " + place.format() + " cannot be made from " + base.file()
                            + ": it is of another format",
                    "Name both with the same ending.");
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(wanted.setupComplete())) {
            throw run.refusal(
                    FailureCode.GENERATED_TEXT_WRONG, "SetupComplete.cmd is not ASCII, so cmd would misread it", "");
        }
        if (!wanted.domainBlob().isEmpty() && !Files.isRegularFile(Path.of(wanted.domainBlob()))) {
            throw run.refusal(
                    FailureCode.SOURCE_MISSING,
                    "There is no file " + wanted.domainBlob() + " to join a domain with",
                    "Make it with djoin /Provision.");
        }
        for (FileCopy copy : wanted.files()) {
            DiskWork.requireSource(copy, run);
        }
    }

    private static void setUp(Disk disk, Registry windows, Wish wish, OperationRun run)
            throws Failure, IOException, InterruptedException {
        run.progress("Applying the answer file", 60);
        NewHostDisk wanted = wish.wanted();
        Registry named =
                windows.named(wish.offline().computerName(Unattend.OFFLINE).orElse(windows.computerName()));
        if (!wanted.domainBlob().isEmpty()) {
            DomainBlob blob = DomainBlob.read(Path.of(wanted.domainBlob()));
            named = named.joined(blob.domain(), blob.computerName());
        }
        disk.write(named);
        disk.write(Disk.Setup.withPassword(
                wish.offline().offlinePassword().map(PasswordHash::of).orElse("")));
        if (!wanted.bootAnswers().reveal().isEmpty()) {
            disk.tree().write(WindowsSetup.ANSWERS, wanted.bootAnswers().reveal());
        }
        disk.tree().write(SetupComplete.PATH, wanted.setupComplete());
    }

    private Disk begin(NewHostDisk wanted, Path partial, Disk base, OperationRun run) throws Failure, IOException {
        UUID baseId = disks.contentId(base);
        Disk.Family family = disks.family(baseId)
                .orElseThrow(() -> run.refusal(
                        FailureCode.REHEARSAL_TROUBLE, "The rehearsal did not make disk " + base.file(), ""));
        UUID diskId = UUID.fromString(family.diskId());
        return switch (wanted.kind()) {
            case DIFFERENCING -> {
                DiskShape.Parent parent = new DiskShape.Parent(baseId, base.file());
                yield disks.create(partial, new DiskShape(UUID.randomUUID(), diskId, family.virtualBytes(), parent));
            }
            case COPY -> {
                Disk copy =
                        disks.create(partial, new DiskShape(UUID.randomUUID(), diskId, family.virtualBytes(), null));
                disks.copyContent(base, copy);
                yield copy;
            }
        };
    }
}
