package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.ClearGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerFact;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.GetDockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.NewDockerNetwork;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StartDocker;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.StopDocker;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.CopyGuestFile;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerState;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;
import java.util.List;

/** The precautions of the scripts that run in the guest. */
final class GuestPrecautions {
    static final List<Precaution> ALL = List.of(
            in("Clear-GuestFile", "-not (Test-Path -LiteralPath $path -PathType Leaf)", "$false", bench -> {
                ClearGuestFile folder = new ClearGuestFile(bench.script().openGuest(), List.of("C:\\Windows"));
                assertThat(bench.perform(folder).changed()).isFalse();
            }),
            in(
                    "Clear-GuestFile",
                    "            if (Test-Path -LiteralPath $path",
                    "            if ('' -ne '' -and $path",
                    bench -> {
                        bench.changeGuest(
                                """
                        function global:Get-Item {
                            param ([string] $LiteralPath, [switch] $Force)
                            Microsoft.PowerShell.Management\\Get-Item -LiteralPath $LiteralPath -Force |
                                Add-Member -MemberType ScriptMethod -Name 'Delete' -Value {} -Force -PassThru
                        }
                        """);
                        GuestAccess access = bench.script().openGuest();
                        String file = "C:\\secret.xml";
                        bench.perform(new CopyGuestFile(
                                access.vmId(), bench.file("x.xml", "secret").toString(), file));
                        bench.refuses(new ClearGuestFile(access, List.of(file)), file, "still in the guest");
                    }),
            in(
                    "Stop-Docker",
                    "if ((Get-DockerState -Recipe $Recipe) -notin 'absent', 'stopped') {",
                    "if ($false) {",
                    bench -> {
                        bench.changeGuest("function global:Stop-Service { param ([string] $Name, [switch] $Force) }");
                        StopDocker stop = new StopDocker(bench.answeringDocker(), DockerStart.SERVICE);
                        bench.refuses(stop, "still runs after it was stopped");
                    }),
            in(
                    "Start-Docker",
                    "(Get-DockerState -Recipe $Recipe) -eq 'absent'",
                    "$false",
                    bench -> bench.refuses(
                            new StartDocker(bench.guestWithDocker(), DockerStart.SERVICE), "'docker' in this guest")),
            in("Register-DockerService", "if ($null -eq (Get-Service -Name 'docke[r]')) {", "if ($false) {", bench -> {
                bench.changeGuest(
                        """
                        [void](New-Item -Path 'function:' -Force -Name 'C:\\Program Files\\docker\\dockerd.exe' -Value {
                            Exit-Program 0
                        })
                        """);
                GuestAccess access = bench.guestWithDocker();
                bench.refuses(bench.script().installDocker(access, 2376), "'docker' after dockerd registered itself");
            }),
            in("New-DockerNetwork", "(Get-DockerNetwork -Name $Name) -ne $Driver", "$false", bench -> {
                bench.changeGuest(
                        """
                        $global:Client = $client
                        [void](New-Item -Path 'function:' -Force -Name 'C:\\Program Files\\docker\\docker.exe' -Value {
                            if ("$args" -notlike 'network create*') { return & $global:Client @args }
                            Exit-Program 0
                        })
                        """);
                bench.refuses(network(bench.answeringDocker(), "transparent"), "after it was made");
            }),
            in("New-DockerNetwork", "$answer.ExitCode -ne 0", "$false", bench -> {
                bench.clientFails("network create", "no such plugin");
                bench.refuses(network(bench.answeringDocker(), "transparent"), "exit code 1", "no such plugin");
            }),
            in("New-DockerNetwork", "$there -ne $Driver", "$false", bench -> {
                GuestAccess access = bench.answeringDocker();
                bench.perform(network(access, "transparent"));
                bench.refuses(network(access, "l2bridge"), "has the driver 'transparent'");
            }),
            in("Get-GuestText", "Test-Path -LiteralPath $Path -PathType Container", "$false", bench -> {
                GuestAccess access = bench.guestWithDocker();
                bench.perform(new CopyGuestFile(
                        access.vmId(),
                        bench.file("x.txt", "one").toString(),
                        "C:\\ProgramData\\docker\\config\\daemon.json\\x.txt"));
                bench.refuses(new GetDockerSetup(access, DockerStart.SERVICE), "is a folder, not a file");
            }),
            in("Get-DockerNetwork", "$answer.ExitCode -ne 0", "$false", bench -> {
                bench.clientFails("network ls", "no answer");
                bench.refuses(
                        network(bench.answeringDocker(), "transparent"), "does not list its networks", "no answer");
            }),
            in("Get-DockerImage", "$answer.ExitCode -ne 0", "$false", bench -> {
                GuestAccess access = bench.answeringDocker();
                bench.clientFails("images", "no answer");
                bench.reopen();
                bench.refuses(new GetDockerFact(access, DockerStart.SERVICE), "does not list its images", "no answer");
            }),
            in("Get-DockerFact", "$answer.ExitCode -eq 0 -and", "$true -and", bench -> {
                GuestAccess access = bench.answeringDocker();
                bench.clientFails("version", "18.09.7");
                bench.reopen();
                assertThat(bench.perform(new GetDockerFact(access, DockerStart.SERVICE))
                                .state())
                        .isEqualTo(DockerState.STARTING);
            }),
            in("Add-BaseImage", "$answer.ExitCode -ne 0", "$false", bench -> {
                bench.clientFails("load", "no space");
                GuestAccess access = bench.answeringDocker();
                String archive = "C:\\image.tar";
                bench.perform(new CopyGuestFile(
                        access.vmId(), bench.file("image.tar", "tar").toString(), archive));
                bench.perform(new InstallBaseImage(access, archive, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, false));
                bench.refuses(
                        new InstallBaseImage(access, archive, BaseImageKind.ARCHIVE, ArchivePart.WHOLE, true),
                        "exit code 1",
                        "no space");
            }),
            in("Install-BaseImage", "-not (Test-Path -LiteralPath $Path -PathType Leaf)", "$false", bench -> {
                GuestAccess access = bench.script().openGuest();
                bench.refuses(
                        new InstallBaseImage(access, "C:\\none.tar", BaseImageKind.ARCHIVE, ArchivePart.WHOLE, false),
                        "There is no file");
            }));

    private GuestPrecautions() {}

    private static NewDockerNetwork network(GuestAccess access, String driver) {
        return new NewDockerNetwork(access, "own", driver);
    }
}
