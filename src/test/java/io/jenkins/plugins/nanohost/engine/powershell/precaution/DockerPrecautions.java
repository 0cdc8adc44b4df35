package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewContainerSwitch;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StopDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import java.nio.file.Path;
import java.util.List;

/** The precautions of the scripts that set Docker up in the guest. */
final class DockerPrecautions {
    private static final int PORT = 2376;

    static final List<Precaution> ALL = List.of(
            in(
                    "Get-DockerFolder",
                    "(Test-Path -LiteralPath \"$folder\\docker.exe\" -PathType Leaf)",
                    "($false)",
                    bench -> {
                        bench.perform(service(bench));
                    }),
            in("Get-DockerFolder", "    throw (New-Refusal", "    $null = (New-Refusal", bench -> {
                InstallDocker service =
                        bench.script().installDocker(bench.script().openGuest(), PORT);
                bench.refuses(service, "There is no docker.exe");
            }),
            in("Get-DockerLog", "'Get-WinEvent' -ErrorAction 'Ignore'", "'Get-WinEvent' -ErrorAction 'Stop'", bench -> {
                bench.perform(new GetDockerFact(starting(bench), DockerStart.SERVICE));
            }),
            // An error that does not end the cmdlet: it cannot read the text of one entry.
            in("Get-DockerLog", "-ErrorAction 'SilentlyContinue'", "-ErrorAction 'Stop'", bench -> {
                GuestAccess access = starting(
                        bench,
                        """
                        function global:Get-WinEvent {
                            [CmdletBinding()]
                            param ([hashtable] $FilterHashtable, [int] $MaxEvents)
                            [pscustomobject]@{ Properties = @([pscustomobject]@{ Value = 'no network' }) }
                            Write-Error 'The description string for parameter reference (%1) could not be found.'
                        }
                        """);
                assertThat(bench.perform(new GetDockerFact(access, DockerStart.SERVICE))
                                .log())
                        .contains("no network");
            }),
            in("Invoke-DockerClient", "$command -notmatch '-H 0\\.0\\.0\\.0:(\\d+)'", "$false", bench -> {
                GuestAccess access = bench.guestWithDocker();
                bench.perform(task(bench, access));
                bench.perform(new StartDocker(access, DockerStart.TASK));
                Path damaged = bench.file("damaged.cmd", "docker.exe daemon");
                bench.perform(new CopyGuestFile(
                        access.vmId(), damaged.toString(), "C:\\ProgramData\\docker\\runDockerDaemon.cmd"));
                bench.refuses(new GetDockerFact(access, DockerStart.TASK), "names no port");
            }),
            in("Register-DockerService", "if ($same) {", "if ($false) {", bench -> {
                InstallDocker service = service(bench);
                bench.perform(service);
                assertThat(bench.perform(service).changed()).isFalse();
            }),
            in("Start-Docker", "(Get-DockerState -Recipe $Recipe) -eq 'running'", "$false", bench -> {
                StartDocker start = new StartDocker(bench.answeringDocker(), DockerStart.SERVICE);
                assertThat(bench.perform(start).changed()).isFalse();
            }),
            in("Add-MachinePath", " -or $folders -contains $Folder", "", bench -> {
                InstallDocker service = service(bench);
                bench.perform(service);
                assertThat(bench.perform(service).changed()).isFalse();
            }),
            in("Add-MachinePath", "$Folder -eq 'C:\\Windows\\System32' -or ", "", bench -> {
                bench.changeGuest(
                        """
                        $place = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment'
                        Set-ItemProperty -LiteralPath $place -Name 'Path' -Value '%SystemRoot%\\system32' -Type 'ExpandString'
                        function global:Set-ItemProperty {
                            param ([string] $LiteralPath, [string] $Name, $Value, $Type)
                            if ($Name -eq 'Path') { throw 'The PATH is changed.' }
                            Microsoft.PowerShell.Management\\Set-ItemProperty @PSBoundParameters
                        }
                        """);
                GuestAccess access = bench.script().openGuest();
                for (String program : List.of("docker.exe", "dockerd.exe")) {
                    Path copy = bench.file(program, "a program");
                    bench.perform(
                            new CopyGuestFile(access.vmId(), copy.toString(), "C:\\Windows\\System32\\" + program));
                }
                bench.perform(bench.script().installDocker(access, PORT));
            }),
            in("Protect-GuestFolder", "-not (Test-Path -LiteralPath $icacls -PathType Leaf)", "$false", bench -> {
                bench.changeGuest("[System.IO.File]::Delete(\"$global:GuestRoot/Windows/System32/icacls.exe\")");
                assertThat(bench.warnings(service(bench))).anyMatch(line -> line.contains("no icacls"));
            }),
            in("New-ContainerSwitch", "@(Get-Module -Name 'Hyper-V' -ListAvailable).Count -eq 0", "$false", bench -> {
                bench.changeGuest("function global:Get-Module { param ([string] $Name, [switch] $ListAvailable) }");
                bench.refuses(plainSwitch(bench), "The Hyper-V module is not in this guest");
            }),
            in(
                    "New-ContainerSwitch",
                    "-not (Get-Command -Name 'Hyper-V\\New-VMSwitch').Parameters.ContainsKey('NatSubnetAddress')",
                    "$false",
                    bench -> bench.refuses(
                            new NewContainerSwitch(
                                    bench.script().openGuest(), "containers", ContainerNetwork.NAT, "172.31.0.0/16"),
                            "no virtual switch of type NAT")),
            in("New-ContainerSwitch", "$null -eq $adapter", "$false", bench -> {
                bench.changeGuest(
                        """
                        function global:Get-NetAdapter {
                            param ([switch] $Physical)
                            [pscustomobject]@{ Name = 'Ethernet'; InterfaceOperationalStatus = 2 }
                        }
                        """);
                bench.refuses(plainSwitch(bench), "No network adapter of this guest is connected");
            }),
            in(
                    "New-ContainerSwitch",
                    "    if (@(Hyper-V\\Get-VMSwitch | Where-Object -FilterScript { $_.Name -eq $SwitchName }).Count -eq 0) {\n        throw",
                    "    if ($false) {\n        throw",
                    bench -> {
                        bench.changeGuest(
                                """
                                & (Microsoft.PowerShell.Core\\Get-Module -Name 'Hyper-V') {
                                    function script:Add-Switch([string] $Name) { }
                                }
                                """);
                        bench.refuses(plainSwitch(bench), "is not there after it was made");
                    }),
            in("Close-DockerPort", "-not (Test-DockerPort)", "$false", bench -> bench.perform(service(bench))),
            in("Close-DockerPort", "    if (Test-DockerPort) {", "    if ($false) {", bench -> {
                InstallDocker other = bench.script().installDocker(bench.answeringDocker(), PORT + 1);
                bench.doesNothing("guest/netsh.exe-delete", 0, other, "still there after it was deleted");
            }),
            in("Open-DockerPort", "    if (Test-DockerPort) {", "    if ($false) {", bench -> {
                InstallDocker service = service(bench);
                bench.perform(service);
                bench.calls();
                bench.perform(service);
                assertThat(bench.calls()).noneMatch(call -> call.contains("add rule"));
            }),
            in(
                    "Open-DockerPort",
                    "-not (Test-DockerPort)",
                    "$false",
                    bench -> bench.doesNothing(
                            "guest/netsh.exe-add", 0, service(bench), "is not there after it was made")),
            in("Test-DockerPort", "$LASTEXITCODE -eq 0", "$true", bench -> bench.perform(service(bench))),
            in("Register-DockerTask", "$start -eq 'automatic'", "$false", bench -> {
                InstallDocker task = task(bench, bench.guestWithDocker());
                bench.perform(task);
                assertThat(bench.perform(task).changed()).isFalse();
            }),
            in(
                    "Register-DockerTask",
                    "(Get-DockerState -Recipe 'task') -eq 'absent'",
                    "$false",
                    bench -> bench.doesNothing(
                            "guest/Register-ScheduledTask",
                            0,
                            task(bench, bench.guestWithDocker()),
                            "after it was registered")),
            in("Stop-Docker", "-not $runs -and $programs.Count -eq 0", "$false", bench -> {
                StopDocker stop = new StopDocker(bench.guestWithDocker(), DockerStart.SERVICE);
                assertThat(bench.perform(stop).changed()).isFalse();
            }),
            in("Stop-Docker", "-not $runs -and", "$true -and", bench -> {
                StopDocker stop = new StopDocker(bench.answeringDocker(), DockerStart.SERVICE);
                assertThat(bench.perform(stop).changed()).isTrue();
            }),
            in("Stop-Docker", "$state -eq 'changing' -and", "$false -and", bench -> {
                StopDocker stop = new StopDocker(starting(bench), DockerStart.SERVICE);
                assertThat(bench.perform(stop).changed()).isTrue();
            }),
            in("Get-DockerFact", "$state -eq 'changing'", "$false", bench -> {
                GetDockerFact look = new GetDockerFact(starting(bench), DockerStart.SERVICE);
                assertThatCode(() -> assertThat(bench.perform(look).state()).isEqualTo(DockerState.STARTING))
                        .doesNotThrowAnyException();
            }),
            in("Register-DockerService", " -and (Get-DockerStart -Recipe 'service') -eq 'automatic'", "", bench -> {
                bench.changeGuest(
                        """
                        $global:Real = ${function:Set-ServiceProgram}
                        function global:Set-ServiceProgram { & $global:Real @args 4 }
                        """);
                InstallDocker service = service(bench);
                bench.perform(service);
                assertThat(bench.perform(service).changed()).isTrue();
            }),
            in("Register-DockerTask", "$start -eq 'disabled'", "$false", bench -> {
                bench.changeGuest(
                        """
                        $global:Real = ${function:Register-ScheduledTask}
                        function global:Register-ScheduledTask { & $global:Real @args; Set-Task 'Docker' 'Disabled' }
                        """);
                InstallDocker task = task(bench, bench.guestWithDocker());
                bench.perform(task);
                assertThat(bench.perform(task).changed()).isTrue();
            }),
            in("Stop-Docker", "$programs.Count -eq 0", "$true", bench -> {
                StopDocker stop = stopRunningTask(bench);
                bench.doesNothing("guest/Stop-Process", 0, stop, "half a minute");
                assertThat(bench.perform(stop).changed()).isTrue();
            }),
            in(
                    "Stop-Docker",
                    "-not $program.WaitForExit(30000)",
                    "$false",
                    bench -> bench.doesNothing("guest/Stop-Process", 0, stopRunningTask(bench), "half a minute")),
            in("New-ContainerSwitch", "    if (@(Get-NetNat).Count -eq 0)", "    if ($false)", bench -> {
                bench.changeGuest(
                        """
                        $windows = Get-Guest
                        $windows.Packages = @('Microsoft-NanoServer-Compute-Package')
                        $windows.Switches = @('containers')
                        Set-Guest $windows
                        """);
                GuestAccess access = bench.script().openGuest();
                bench.doesNothing(
                        "guest/New-NetNat",
                        0,
                        new NewContainerSwitch(access, "containers", ContainerNetwork.NAT, "172.31.0.0/16"),
                        "The NAT of switch 'containers' is not there");
            }),
            in("Add-BaseImage", "$after.Count -eq 0", "$false", bench -> {
                GuestAccess access = bench.answeringDocker();
                String archive = "C:\\image.tar";
                bench.perform(new CopyGuestFile(
                        access.vmId(), bench.file("image.tar", "tar").toString(), archive));
                bench.orderNothing("guest/docker.exe-load");
                bench.perform(new InstallBaseImage(access, archive, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, false));
                bench.refuses(
                        new InstallBaseImage(access, archive, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, true),
                        "lists no image");
            }));

    private DockerPrecautions() {}

    private static InstallDocker service(PrecautionBench bench) throws Exception {
        return bench.script().installDocker(bench.guestWithDocker(), PORT);
    }

    private static InstallDocker task(PrecautionBench bench, GuestAccess access) {
        return bench.script()
                .orderDocker(access, PORT)
                .task("daemon -H 0.0.0.0:" + PORT)
                .operation();
    }

    private static NewContainerSwitch plainSwitch(PrecautionBench bench) throws Exception {
        return new NewContainerSwitch(bench.script().openGuest(), "containers", ContainerNetwork.TRANSPARENT, "");
    }

    private static GuestAccess starting(PrecautionBench bench) throws Exception {
        return starting(bench, "");
    }

    /** A guest whose Docker is just starting. */
    private static GuestAccess starting(PrecautionBench bench, String change) throws Exception {
        bench.changeGuest(
                """
                $global:Real = ${function:Start-Service}
                function global:Start-Service { & $global:Real @args; Set-ServiceState 'docker' 'StartPending' }
                """
                        + change);
        GuestAccess access = bench.guestWithDocker();
        bench.perform(bench.script().installDocker(access, PORT));
        bench.perform(new StartDocker(access, DockerStart.SERVICE));
        return access;
    }

    /** The operation that stops a Docker of Technical Preview 4, which runs. */
    private static StopDocker stopRunningTask(PrecautionBench bench) throws Exception {
        GuestAccess access = bench.guestWithDocker();
        bench.perform(task(bench, access));
        bench.perform(new StartDocker(access, DockerStart.TASK));
        return new StopDocker(access, DockerStart.TASK);
    }
}
