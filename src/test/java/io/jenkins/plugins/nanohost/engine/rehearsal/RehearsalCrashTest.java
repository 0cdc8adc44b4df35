package io.jenkins.plugins.nanohost.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.nanohost.engine.machine.FileCopy;
import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.AddDiskFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestFiles;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmState;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.vm.Mounts;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After a process died at any operation, the next run on that machine ends in the same state as an undisturbed run. */
class RehearsalCrashTest {
    private static final String PROGRAMS = "C:\\Program Files\\docker\\";
    private static final String IMAGE = "C:\\ProgramData\\nanoserver.tar";

    @TempDir
    private static Path calm;

    private static End undisturbed;

    @TempDir
    private Path top;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        undisturbed = run(calm, List.of());
    }

    static Stream<Fault> deaths() {
        return Stream.of(
                        "Dismount-LeftDisk",
                        "New-BaseDisk",
                        "New-HostDisk",
                        "Add-DiskFile",
                        "New-HostVm",
                        "Start-HostVm",
                        "Get-GuestFact",
                        "Clear-GuestFile",
                        "Install-Docker",
                        "Start-Docker",
                        "Get-DockerFact",
                        "Install-BaseImage")
                .flatMap(operation -> Stream.of(Fault.Moment.values())
                        .map(moment -> new Fault(operation, moment, Fault.FaultKind.DIE)));
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void the_next_run_ends_as_if_nothing_had_been(Fault death) throws Exception {
        assertThatThrownBy(() -> run(top, List.of(death))).isInstanceOf(MachineDied.class);

        assertThat(run(top, List.of())).isEqualTo(undisturbed);
        assertThat(top.resolve("rehearsal").resolve(Mounts.FILE)).doesNotExist();
    }

    /** What can be compared of two runs: everything except ids. */
    private record End(
            List<String> disks, int contents, VmState state, GuestFact guest, GuestFiles files, DockerFact docker) {}

    private static End run(Path place, List<Fault> faults) throws Exception {
        Path folder = Files.createDirectories(place.resolve("disks"));
        Path rehearsal = place.resolve("rehearsal");
        try (RehearsalMachine machine = Rehearsals.open(rehearsal, faults)) {
            MachineScript script = new MachineScript(
                    machine, folder, MachineScript.example("WindowsServer2016.iso"), "General Purpose External");
            script.perform(new DismountLeftDisk());
            VmFact vm = converge(script);
            GuestAccess access = script.access(vm);
            GuestFact guest = MachineScript.until(() -> script.perform(new GetGuestFact(access)), GuestFact::ready);
            script.perform(new ClearGuestFile(access, List.of("C:\\Windows\\Panther\\unattend.xml")));
            script.perform(script.installDocker(access, 2376));
            script.perform(new StartDocker(access, DockerStart.SERVICE));
            script.answeringDocker(access);
            script.installImage(access, IMAGE, BaseImageKind.ARCHIVE);
            return new End(
                    Stream.of(folder.toFile().list()).sorted().toList(),
                    rehearsal.resolve("disks").toFile().list().length,
                    script.perform(new GetHostVm("", MachineScript.NAME))
                            .vms()
                            .get(0)
                            .state(),
                    guest,
                    script.perform(new GetGuestFile(access, List.of(IMAGE, PROGRAMS + "dockerd.exe"))),
                    script.answeringDocker(access));
        }
    }

    /** A stage does this with its ledger; here the disks' names are used. */
    private static VmFact converge(MachineScript script) throws Exception {
        if (!Files.exists(script.base())) {
            script.perform(script.newBase());
        }
        if (!Files.exists(script.host())) {
            script.perform(script.newHost());
        }
        List<VmFact> running = script.perform(new GetHostVm("", MachineScript.NAME)).vms().stream()
                .filter(VmFact::running)
                .toList();
        if (!running.isEmpty()) {
            return running.get(0);
        }
        String program = MachineScript.example("docker.zip").toString();
        script.perform(new AddDiskFile(
                script.host().toString(),
                List.of(
                        new FileCopy(program, PROGRAMS + "docker.exe"),
                        new FileCopy(program, PROGRAMS + "dockerd.exe"),
                        new FileCopy(MachineScript.example("nanoserver.tar").toString(), IMAGE))));
        return script.perform(new StartHostVm(script.perform(script.newVm()).id()));
    }
}
