package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetGuestFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.GetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.RemoveHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.SetHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.StartHostVm;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.fact.GuestState;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Path;
import java.util.List;

/** The precautions of the scripts for VMs and guests. */
final class VmPrecautions {
    private static final String NOBODY = "9f6f8e9a-4a55-4b6c-9d3e-5a0a3f0d7c11";

    static final List<Precaution> ALL = List.of(
            in("New-HostVm", "    Assert-SwitchThere -Name $Hardware.SwitchName\n", "", bench -> {
                bench.makeDisks();
                bench.refusesAtOnce(
                        bench.script().orderVm().switchName("Nowhere").operation(), SimulatedWindows.SWITCH);
            }),
            in(
                    "New-HostVm",
                    "    Assert-DiskFree -Path $DiskPath -Refused 'boots no VM' -VmId $id -UnreadableFileMayBeThere\n",
                    "",
                    bench -> {
                        bench.makeVm();
                        bench.refuses(
                                bench.script()
                                        .newVm("another-mark", bench.script().host()),
                                MachineScript.NAME);
                    }),
            in("New-HostVm", "Name               = $workName", "Name               = $Name", bench -> {
                bench.makeDisks();
                bench.diesAfter("New-VM", 0, bench.script().newVm());
                assertThat(bench.perform(new GetHostVm("", MachineScript.NAME)).vms())
                        .isEmpty();
            }),
            in("New-HostVm", "$_.Name -eq $workName -or ([string]$_.Notes).Contains($Mark)", "$false", bench -> {
                bench.makeDisks();
                bench.diesAfter("New-VM", 0, bench.script().newVm());
                bench.perform(bench.script().newVm());
                assertThat(bench.state().path("Vms")).hasSize(1);
            }),
            in("New-HostVm", "if ($drives.Count -eq 0) {", "if ($true) {", bench -> {
                bench.makeDisks();
                bench.diesAfter("Add-VMHardDiskDrive", 0, bench.script().newVm());
                assertThat(bench.perform(bench.script().newVm()).drives()).hasSize(1);
            }),
            in("New-HostVm", "        Hyper-V\\Set-VMFirmware -VM $vm -FirstBootDevice $drive\n", "", bench -> {
                bench.makeVm();
                assertThat(bench.vm().path("FirstBoot").asText())
                        .isEqualTo(bench.script().host().toString());
            }),
            in("Set-VmHardware", "$settings['AutomaticCheckpointsEnabled'] = $false", "$null = $settings", bench -> {
                        bench.makeVm();
                        assertThat(bench.vm().path("AutomaticCheckpoints").asBoolean())
                                .isFalse();
                    })
                    .on(Release.SERVER_2022),
            in(
                    "Set-VmHardware",
                    "(Get-Command -Name 'Hyper-V\\Set-VM').Parameters.ContainsKey('AutomaticCheckpointsEnabled')",
                    "$true",
                    PrecautionBench::makeVm),
            in("Set-VmHardware", "$null -ne $service -and -not $service.Enabled", "$false", bench -> {
                bench.makeVm();
                assertThat(bench.vm().path("GuestServices").asBoolean()).isTrue();
            }),
            in(
                    "Find-HostVm",
                    "-not ([string]$vm.Notes).Contains($Mark)",
                    "$false",
                    bench -> bench.refuses(new RemoveHostVm(bench.makeVm().id(), "another-mark"), "another-mark")),
            in("Get-VmList", "-not $_.FullyQualifiedErrorId.StartsWith('ObjectNotFound')", "$true", bench -> {
                bench.set("vm-vanishes", "1");
                assertThat(bench.perform(new GetHostVm("", MachineScript.NAME)).vms())
                        .isEmpty();
            }),
            in("Get-VmById", "        return Hyper-V\\Get-VM -Id $Id\n", "", bench -> {
                VmFact vm = bench.makeVm();
                bench.set("vm-vanishes", "1000");
                assertThat(bench.perform(new GetHostVm(vm.id(), "")).vms()).hasSize(1);
            }),
            in(
                    "Remove-HostVm",
                    "@('Off', 'Saved') -notcontains [string]$vm.State",
                    "$false",
                    bench -> bench.perform(new RemoveHostVm(bench.startVm().id(), MachineScript.MARK))),
            in("Remove-HostVm", "@('Off', 'Saved') -notcontains [string]$vm.State", "$true", bench -> {
                VmFact vm = bench.startVm();
                bench.save();
                bench.perform(new RemoveHostVm(vm.id(), MachineScript.MARK));
            }),
            in("Set-HostVm", "if ($fact.State -eq 'Saved') {", "if ($false) {", bench -> {
                VmFact vm = bench.startVm();
                bench.save();
                bench.refuses(larger(vm), "saved");
            }),
            in(
                    "Set-HostVm",
                    "if ($fact.State -ne 'Off') {",
                    "if ($false) {",
                    bench -> bench.perform(larger(bench.startVm()))),
            in("Remove-HostVm", "if ($null -ne (Get-VmById -Id $Id)) {", "if ($false) {", bench -> {
                RemoveHostVm remove = new RemoveHostVm(bench.makeVm().id(), MachineScript.MARK);
                bench.doesNothing("Remove-VM", 0, remove, MachineScript.NAME, "still there");
            }),
            in("Set-HostVm", "[string]$vm.State -ne 'Off'", "$false", bench -> {
                VmFact vm = bench.startVm();
                bench.doesNothing("Stop-VM", 0, larger(vm), "is Running after it was shut down");
            }),
            in("Start-HostVm", "[string]$vm.State -ne 'Running'", "$false", bench -> {
                StartHostVm start = new StartHostVm(bench.makeVm().id());
                bench.doesNothing("Start-VM", 0, start, "is Off after it was started");
            }),
            in("Set-VmHardware", "$wrong -or -not (Test-VmHardware", "-not (Test-VmHardware", bench -> {
                bench.makeDisks();
                bench.doesNothing(
                        "Enable-VMIntegrationService", 0, bench.script().newVm(), "has not taken all of its settings");
            }),
            in("Set-VmHardware", "$wrong -or -not (Test-VmHardware", "$wrong -and -not (Test-VmHardware", bench -> {
                VmFact vm = bench.makeVm();
                bench.doesNothing("Set-VM", 0, larger(vm), "has not taken all of its settings");
            }),
            in("Remove-HostVm", "if ($null -eq (Get-VmById -Id $Id)) {", "if ($false) {", bench -> assertThat(
                            bench.perform(new RemoveHostVm(NOBODY, MachineScript.MARK))
                                    .changed())
                    .isFalse()),
            in("Set-HostVm", "    Assert-SwitchThere -Name $Hardware.SwitchName\n", "", bench -> {
                VmFact vm = bench.startVm();
                VmHardware hardware = VmHardware.of("Nowhere", new ByteSize(MachineScript.MEMORY), 2);
                bench.refuses(new SetHostVm(vm.id(), MachineScript.MARK, hardware), SimulatedWindows.SWITCH);
                assertThat(bench.vm().path("State").asText()).isEqualTo("Running");
            }),
            in("Set-HostVm", "Test-VmHardware -Found $fact.Hardware -Wanted $Hardware", "$false", bench -> {
                VmFact vm = bench.startVm();
                bench.perform(new SetHostVm(
                        vm.id(), MachineScript.MARK, bench.script().hardware()));
                assertThat(bench.vm().path("State").asText()).isEqualTo("Running");
            }),
            in("Start-HostVm", "[string]$vm.State -eq 'Running'", "$false", bench -> {
                bench.perform(new StartHostVm(bench.startVm().id()));
            }),
            in("Get-VmList", "$try -ge $tries -or ", "", bench -> {
                bench.set("vm-vanishes", "6");
                bench.refuses(new GetHostVm("", MachineScript.NAME), "was not found");
            }),
            in("Get-VmList", "-not $_.FullyQualifiedErrorId.StartsWith('ObjectNotFound')", "$false", bench -> {
                bench.failsAt("Get-VM", 0, new GetHostVm("", MachineScript.NAME));
            }),
            in("New-HostVm", "$null -ne $vm -and [string]$vm.State -ne 'Off'", "$false", bench -> {
                bench.startVm();
                bench.perform(bench.script().newVm());
            }),
            in("New-HostVm", "$Generation -eq 2 -and $DiskPath -match '\\.vhd$'", "$false", bench -> {
                Path disk = makeVhds(bench);
                bench.refusesAtOnce(bench.script().orderVm().on(disk).operation(), "No Generation 2 machine boots");
            }),
            in(
                    "New-HostVm",
                    "$Generation -eq 2 -and $DiskPath -match '\\.vhd$'",
                    "$DiskPath -match '\\.vhd$'",
                    bench -> {
                        Path disk = makeVhds(bench);
                        bench.perform(bench.script()
                                .orderVm()
                                .on(disk)
                                .generation(VmGeneration.ONE)
                                .operation());
                    }),
            in(
                    "New-HostVm",
                    "@($fact.Drives | Where-Object -FilterScript { $_.Path -eq $DiskPath }).Count -eq 0",
                    "$false",
                    bench -> {
                        Path disk = makeVhds(bench);
                        bench.doesNothing(
                                "Add-VMHardDiskDrive",
                                0,
                                bench.script()
                                        .orderVm()
                                        .on(disk)
                                        .generation(VmGeneration.ONE)
                                        .operation(),
                                "did not take the disk");
                    }),
            in("Find-HostVm", "if ($null -eq $vm) {", "if ($false) {", bench -> {
                bench.refuses(new StartHostVm(NOBODY), "no VM with the id " + NOBODY);
            }),
            in("New-HostVm", "$made.Name -ne $Name", "$false", bench -> {
                bench.makeDisks();
                bench.doesNothing("Rename-VM", 0, bench.script().newVm(), "did not take the name");
            }),
            in("New-HostVm", "[int]$vm.Generation -ne $Generation", "$false", bench -> {
                bench.makeVm();
                bench.refuses(
                        bench.script().orderVm().generation(VmGeneration.ONE).operation(), "Generation 1 is wanted");
            }),
            in("Copy-GuestFile", "[string]$vm.State -ne 'Running'", "$false", bench -> {
                VmFact vm = bench.makeVm();
                bench.refuses(
                        new CopyGuestFile(vm.id(), bench.file("x.txt", "one").toString(), "C:\\x.txt"), "does not run");
            }),
            in("Copy-GuestFile", "-not (Test-Path -LiteralPath $Source -PathType Leaf)", "$false", bench -> {
                VmFact vm = bench.startVm();
                String nowhere = bench.folder().resolve("x.txt").toString();
                bench.refuses(new CopyGuestFile(vm.id(), nowhere, "C:\\x.txt"), "There is no file", nowhere);
            }),
            in("Open-GuestSession", "        throw $failure\n", "", bench -> {
                GuestAccess access = bench.guestWithDocker();
                bench.reopen();
                bench.failsAt("Invoke-Command", 0, new GetDockerFact(access, DockerStart.SERVICE));
                bench.perform(new GetDockerFact(access, DockerStart.SERVICE));
            }),
            in("Invoke-GuestOperation", "$ofFunction -and -not $looks", "$true", bench -> {
                GuestAccess access = bench.script().openGuest();
                bench.set("guest-breaks", "1");
                assertThat(bench.perform(new GetGuestFact(access)).state()).isEqualTo(GuestState.SILENT);
            }),
            in("Invoke-GuestOperation", "            Disconnect-Guest -VmId $VmId\n", "", bench -> {
                GuestAccess access = bench.guestWithDocker();
                bench.set("guest-breaks", "1");
                bench.perform(new GetDockerFact(access, DockerStart.SERVICE));
            }),
            in(
                    "Connect-Guest",
                    "$entry.Credential.GetNetworkCredential().Password -ceq $Credential.GetNetworkCredential().Password",
                    "$true",
                    bench -> {
                        GuestAccess access = bench.script().openGuest();
                        GuestAccess wrong = new GuestAccess(access.vmId(), access.user(), new Secret("wrong"));
                        assertThat(bench.perform(new GetGuestFact(wrong)).state())
                                .isEqualTo(GuestState.CREDENTIAL_REFUSED);
                    }),
            in("Start-Docker", "-ne 'running') {", "-eq 'never') {", bench -> {
                bench.set("docker-fails-once");
                GuestAccess access = bench.guestWithDocker();
                bench.perform(bench.script().installDocker(access, 2376));
                bench.perform(new StartDocker(access, DockerStart.SERVICE));
                bench.script().answeringDocker(access);
            }),
            in("Install-Docker", "$restricted = Protect-GuestFolder", "$restricted = $true #", bench -> {
                GuestAccess access = bench.guestWithDocker();
                bench.calls();
                bench.perform(bench.script().installDocker(access, 2376));
                assertThat(bench.calls()).anyMatch(call -> call.contains("icacls"));
            }));

    private VmPrecautions() {}

    /** Disks for Generation 1 in the older format. */
    private static Path makeVhds(PrecautionBench bench) throws Exception {
        Path base = bench.folder().resolve("base.vhd");
        Path host = bench.folder().resolve("nano01.vhd");
        bench.perform(
                bench.script().orderBase().at(base).generation(VmGeneration.ONE).operation());
        bench.perform(bench.script().orderHost().at(host).on(base).operation());
        return host;
    }

    private static SetHostVm larger(VmFact vm) {
        return new SetHostVm(
                vm.id(),
                MachineScript.MARK,
                VmHardware.of(SimulatedWindows.SWITCH, new ByteSize(2 * MachineScript.MEMORY), 4));
    }
}
