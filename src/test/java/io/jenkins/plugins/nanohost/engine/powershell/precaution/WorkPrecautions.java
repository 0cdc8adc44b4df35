package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static io.jenkins.plugins.nanohost.engine.powershell.precaution.Precaution.in;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.machine.GuestAccess;
import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallBaseImage;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import java.util.List;

/** The precautions of the scripts for what runs in the guest beside the calls: the installation of base images. */
final class WorkPrecautions {
    /** What the simulated Docker reads of an archive. */
    private static final String ARCHIVE = "\"RepoTags\":[\"microsoft/nanoserver:latest\"]";

    /** The guest's looks come at once, and end. */
    private static final String LOOKS =
            """
            $global:Looks = 0
            function global:Start-Sleep {
                param ($Seconds, $Milliseconds)
                if (++$global:Looks -gt 100) { throw 'It looks for ever.' }
            }
            """;

    /** What Windows does with a WIM, and its list of images, which the installation does not change. */
    private static final String WIMS =
            """
            $global:Images = @()
            function global:Get-ContainerImage { $global:Images }
            function global:Install-ContainerOSImage { param ([string] $WimPath, [switch] $Force) }
            # Ends the loop that waits, as if its time had passed.
            function global:Start-Sleep { param ($Seconds, $Milliseconds) break }
            """;

    static final List<Precaution> ALL = List.of(
            in("Add-BaseImage", "$null -eq (Get-Command", "$false -and (Get-Command", bench -> {
                Work work = wim(bench);
                bench.refusesInTheEnd(work::call, "Install-ContainerOSImage is not in this guest");
            }),
            in("Add-BaseImage", "-ErrorAction 'Ignore'", "-ErrorAction 'Stop'", bench -> {
                Work work = wim(bench);
                bench.refusesInTheEnd(work::call, "Install-ContainerOSImage is not in this guest");
            }),
            in("Add-BaseImage", "$before.Count -gt 0", "$false", bench -> {
                bench.changeGuest(
                        """
                        function global:Get-ContainerImage { [pscustomobject]@{ Name = 'NanoServer'; Version = '10.0' } }
                        function global:Install-ContainerOSImage { throw 'The image is there already.' }
                        """);
                Work work = wim(bench);
                bench.perform(work.call(false));
                assertThat(bench.perform(work.call(true)).changed()).isFalse();
            }),
            in("Add-BaseImage", "$fresh.Count -eq 0", "$false", bench -> {
                Work work = archive(bench);
                bench.perform(work.call(false));
                bench.perform(work.call(true));
                bench.perform(work.call(false));
                assertThat(bench.perform(work.call(true)).changed()).isFalse();
            }),
            in("Wait-ContainerImage", "$images.Count -gt 0", "$false", bench -> {
                bench.changeGuest(
                        WIMS
                                + """
                                function global:Install-ContainerOSImage {
                                    param ([string] $WimPath, [switch] $Force)
                                    $global:Images = @([pscustomobject]@{ Name = 'NanoServer'; Version = '10.0' })
                                }
                                """);
                Work work = wim(bench);
                bench.perform(work.call(false));
                assertThat(bench.perform(work.call(true)).changed()).isTrue();
            }),
            in("Wait-ContainerImage", "    throw (New-Refusal", "    $null = (New-Refusal", bench -> {
                bench.changeGuest(WIMS);
                Work work = wim(bench);
                bench.refusesInTheEnd(work::call, "not listed five minutes after it was installed");
            }),
            in("Complete-DetachedWork", "throw (New-Refusal", "$null = (New-Refusal", bench -> {
                bench.changeGuest(
                        """
                        function global:ConvertTo-Json {
                            param ($InputObject, [int] $Depth, [switch] $Compress)
                            (Microsoft.PowerShell.Utility\\ConvertTo-Json @PSBoundParameters).Replace('Add-BaseImage', 'Add-Nothing')
                        }
                        """);
                bench.refusesInTheEnd(archive(bench)::call, "Add-Nothing is nothing that runs beside the calls");
            }),
            in(
                    "Invoke-DetachedWork",
                    "    if ($null -ne $task -and @(2, 4) -contains [int]$task.State) {\n        return\n    }\n\n",
                    "",
                    bench -> {
                        Work work = archive(bench);
                        bench.set("task-looks", "3");
                        bench.perform(work.call(false));
                        bench.calls();
                        bench.perform(work.call(true));
                        assertThat(bench.calls()).noneMatch(call -> call.contains("Start-ScheduledTask"));
                    }),
            in("Invoke-DetachedWork", "if ($Again -and $same -and", "if ($same -and", bench -> {
                Work work = archive(bench);
                bench.perform(work.call(false));
                assertThat(bench.perform(work.call(false)).finished())
                        .as("The result that is there is an old one")
                        .isFalse();
            }),
            in("Invoke-DetachedWork", "if ($Again -and $same -and", "if ($Again -and", bench -> {
                Work work = archive(bench);
                bench.perform(work.call(false));
                Work other =
                        new Work(work.access(), bench.stage(work.access(), "b.tar", ARCHIVE), BaseImageKind.ARCHIVE);
                assertThat(bench.perform(other.call(true)).finished())
                        .as("The result that is there is of the other image")
                        .isFalse();
            }),
            // As when the guest restarts while the task runs: there is a task and its folder, without an end.
            in(
                    "Invoke-DetachedWork",
                    " -and (Test-Path -LiteralPath \"$folder\\exit.txt\" -PathType Leaf)) {",
                    ") {",
                    bench -> {
                        Work work = archive(bench);
                        bench.failsAt("guest/Start-ScheduledTask", 0, work.call(false));
                        assertThat(bench.perform(work.call(true)).finished()).isFalse();
                        assertThat(bench.perform(work.call(true)).changed()).isTrue();
                    }),
            in("Invoke-DetachedWork", "if ($null -eq $answer) {", "if ($false) {", bench -> {
                bench.set("task-breaks");
                bench.refusesInTheEnd(archive(bench)::call, "ended with code 255 and no result");
            }),
            in(
                    "Invoke-DetachedWork",
                    "        if ($null -ne $task -and @(2, 4) -contains [int]$task.State) {\n            return\n        }\n",
                    "        $null = $task\n",
                    bench -> {
                        bench.changeGuest(LOOKS);
                        Work work = archive(bench);
                        bench.set("task-looks", "1000");
                        assertThat(bench.perform(work.call(false)).finished()).isFalse();
                    }),
            in("Invoke-DetachedWork", "if ($look -gt 60) {", "if ($false) {", bench -> {
                bench.changeGuest(LOOKS);
                notStarted(bench);
            }),
            in(
                    "Invoke-DetachedWork",
                    "        if ($null -ne $task -and @(2, 4) -contains [int]$task.State) {\n            return",
                    "        if ($null -ne $task) {\n            return",
                    bench -> {
                        bench.changeGuest(LOOKS);
                        notStarted(bench);
                    }),
            in(
                    "Invoke-DetachedWork",
                    "        if ($null -ne $task -and @(2, 4) -contains [int]$task.State) {\n            return",
                    "        if (@(2, 4) -contains [int]$task.State) {\n            return",
                    bench -> {
                        bench.changeGuest(LOOKS + "function global:Get-ScheduledTask { param ([string] $TaskName) }");
                        notStarted(bench);
                    }));

    private WorkPrecautions() {}

    private static void notStarted(PrecautionBench bench) throws Exception {
        bench.doesNothing(
                "guest/Start-ScheduledTask", 0, archive(bench).call(false), "did not start within 30 seconds");
    }

    /** An archive in a guest whose Docker answers. */
    private static Work archive(PrecautionBench bench) throws Exception {
        GuestAccess access = bench.answeringDocker();
        return new Work(access, bench.stage(access, "image.tar", ARCHIVE), BaseImageKind.ARCHIVE);
    }

    /** A WIM in a guest. */
    private static Work wim(PrecautionBench bench) throws Exception {
        GuestAccess access = bench.script().openGuest();
        return new Work(access, bench.stage(access, "image.wim", "wim"), BaseImageKind.WIM);
    }

    /** The installation of a base image from a file in a guest. */
    private record Work(GuestAccess access, String path, BaseImageKind kind) {
        InstallBaseImage call(boolean again) {
            return new InstallBaseImage(access, path, kind, ArchivePart.WHOLE, again);
        }
    }
}
