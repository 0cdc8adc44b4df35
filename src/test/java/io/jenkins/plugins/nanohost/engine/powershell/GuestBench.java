package io.jenkins.plugins.nanohost.engine.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A simulated guest alone, in which lines of script run with the guest's functions defined. */
final class GuestBench {
    private final Path folder;
    private final Path root;

    /** A guest with Server Core 2019, without Docker. */
    GuestBench(Path folder) throws Exception {
        this(folder, 17763, "");
    }

    /**
     * @param build of its Windows
     * @param packages that are installed, of Nano Server; empty: none
     */
    GuestBench(Path folder, int build, String packages) throws Exception {
        this.folder = folder;
        this.root = folder.resolve("guest");
        Path settings = Files.createDirectories(root.resolve("Windows/System32/config"));
        Files.writeString(
                settings.resolve("windows.json"),
                """
                {"Edition": "ServerStandard", "Build": %s, "Revision": 1, "ComputerName": "CORE01",
                 "Path": "%%SystemRoot%%\\\\system32;%%Tools%%;", "Packages": [%s], "Services": {}, "Tasks": {},
                 "Images": [], "Switches": [], "Nats": [], "Networks": [], "Rules": [], "TaskDaemon": false}
                """
                        .formatted(build, packages.isEmpty() ? "" : "\"" + packages.replace(",", "\", \"") + "\""));
    }

    /** The output of these lines of script, one element per line. */
    List<String> run(String... lines) throws Exception {
        Path act = Files.writeString(folder.resolve("act.ps1"), String.join("\n", lines));
        Process process = new ProcessBuilder(
                        TestPowerShell.program().toString(),
                        "-NoProfile",
                        "-NonInteractive",
                        "-File",
                        Path.of("src/test/powershell/guest.ps1")
                                .toAbsolutePath()
                                .toString(),
                        "-Scripts",
                        ScriptFolder.unpack(folder.resolve("work")).toString(),
                        "-Root",
                        root.toString(),
                        "-Act",
                        act.toString())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines().toList();
    }

    /** What was done in the guest; orders of faults have entries of their own, which begin with 'guest/'. */
    List<String> calls() throws Exception {
        Path log = folder.resolve("calls.log");
        if (!Files.exists(log)) {
            return List.of();
        }
        return Files.readAllLines(log).stream()
                .filter(call -> !call.startsWith("guest/"))
                .toList();
    }

    /** Writes a file of the guest. */
    Path file(String name, String text) throws Exception {
        Files.createDirectories(root.resolve(name).getParent());
        return Files.writeString(root.resolve(name), text);
    }
}
