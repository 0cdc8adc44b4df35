package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each call in the guest that changes something fails before or after it acted, or ends well and has done nothing: the
 * operation fails, or the guest is as after an undisturbed run. One more run makes it so.
 */
@TestPowerShell.NeededOnUnix
class GuestFaultTest {
    private static final int PREVIEW_4 = 10586;

    /** Which fault each call has: all of them, or one in turn. */
    private static final int THIRD = Boolean.getBoolean("thorough") ? -1 : Integer.getInteger("thorough.day", 0) % 3;

    /** Where a call that does nothing is not noticed, and why. */
    private static final Set<String> BELIEVED = Set.of(
            // Its rights could be read only as text in the guest's language.
            "guest/icacls.exe-inheritance:r 0 nothing",
            // The engine waits until Docker answers.
            "guest/Start-ScheduledTask 0 nothing",
            // The result is there; the next work begins with what this one left.
            "guest/Unregister-ScheduledTask 0");

    @TempDir
    private Path folder;

    /** Operations in a guest, with what has to be there before. */
    private enum Case {
        SERVICE("", install("service", 2376)),
        CHANGED_SERVICE(install("service", 2376) + "; " + start("service"), install("service", 2377)),
        STARTED_SERVICE(install("service", 2376), start("service")),
        STOPPED_SERVICE(install("service", 2376) + "; " + start("service"), "Stop-Docker -Recipe 'service'"),
        TASK("", install("task", 2376)),
        CHANGED_TASK(install("task", 2376) + "; " + start("task"), install("task", 2377)),
        STARTED_TASK(install("task", 2376), start("task")),
        STOPPED_TASK(install("task", 2376) + "; " + start("task"), "Stop-Docker -Recipe 'task'"),
        NETWORK(
                install("service", 2376) + "; " + start("service"),
                "New-DockerNetwork -Name 'transparent' -Driver 'transparent'"),
        SWITCH("", "New-ContainerSwitch -SwitchName 'containers' -Mode 'nat' -Subnet '172.31.0.0/16'"),
        ARCHIVE(install("service", 2376) + "; " + start("service"), image("archive", "C:\\image.tar")),
        WIM("", image("wim", "C:\\image.wim"));

        private final String before;
        private final String operation;

        Case(String before, String operation) {
            this.before = before;
            this.operation = operation;
        }

        private boolean preview() {
            return Set.of(SWITCH, WIM).contains(this) || name().endsWith("TASK");
        }

        private static String install(String recipe, int port) {
            boolean service = recipe.equals("service");
            return "Install-Docker -Recipe '" + recipe + "' -DaemonJson '" + (service ? "{\"port\": " + port + "}" : "")
                    + "' -DaemonArguments '" + (service ? "" : "daemon -H 0.0.0.0:" + port) + "' -Port " + port
                    + " -CertificateAuthority 'ca' -ServerCertificate 'certificate' -ServerKey 'key'";
        }

        private static String start(String recipe) {
            return "Start-Docker -Recipe '" + recipe + "'";
        }

        /** As the engine asks: until it has ended. */
        private static String image(String kind, String path) {
            String install = "$done = Install-BaseImage -Path '" + path + "' -Kind '" + kind
                    + "' -Part @{ Offset = 0; Manifest = '' } -Again $";
            return install + "false; "
                    + "for ($i = 0; $i -lt 9 -and -not $done.Finished; $i++) { "
                    + install + "true }; "
                    + "if (-not $done.Finished) { throw 'never ended' }";
        }
    }

    @ParameterizedTest
    @EnumSource
    void call_that_fails_or_does_nothing_is_noticed_and_made_good(Case one) throws Exception {
        GuestBench guest = one.preview()
                ? new GuestBench(
                        folder,
                        PREVIEW_4,
                        "Microsoft-NanoServer-Compute-Package,Microsoft-NanoServer-Containers-Package")
                : new GuestBench(folder);
        for (String file : List.of(
                "Program Files/docker/docker.exe",
                "Program Files/docker/dockerd.exe",
                "Windows/System32/icacls.exe",
                "Windows/System32/netsh.exe",
                "image.wim")) {
            guest.file(file, "a program");
        }
        guest.file("image.tar", "[{\"RepoTags\":[\"microsoft/nanoserver:latest\"]}]");

        List<String> ends = guest.run(
                "$faults = '" + Path.of("src/test/powershell/guest-faults.ps1").toAbsolutePath() + "'",
                "& $faults -Before { " + one.before + " } -Operation { " + one.operation + " } -Third " + THIRD);

        assertThat(ends).isNotEmpty();
        assertThat(ends).allMatch(end -> end.contains(": failed, ") || end.contains(": ended, whole") || believed(end));
        assertThat(ends).allMatch(end -> end.endsWith(", again whole"));
    }

    private static boolean believed(String end) {
        return BELIEVED.stream().anyMatch(end::startsWith);
    }
}
