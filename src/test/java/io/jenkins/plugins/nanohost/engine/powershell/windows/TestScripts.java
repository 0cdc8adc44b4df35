package io.jenkins.plugins.nanohost.engine.powershell.windows;

import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionLimits;
import io.jenkins.plugins.nanohost.engine.powershell.session.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The engine's scripts together with the operations of the tests. */
public final class TestScripts {
    private TestScripts() {}

    /** A folder that a session can be started from, with difficult characters in its name. */
    public static Path in(Path folder) throws Exception {
        Path unpacked = TestPowerShell.scripts(folder.resolve("work (1) [2] & über"));
        for (Path operation : list(operations())) {
            copy(operation, unpacked);
        }
        return unpacked;
    }

    /** Adds an operation of the tests to scripts, unless they have one of that name. */
    static void add(Path scripts, String name) throws Exception {
        Path operation = operations().resolve(name + ".ps1");
        if (Files.exists(operation) && !Files.exists(scripts.resolve("machine").resolve(name + ".ps1"))) {
            copy(operation, scripts);
        }
    }

    private static void copy(Path operation, Path scripts) throws IOException {
        Path machine = Files.createDirectories(scripts.resolve("machine"));
        Files.copy(operation, machine.resolve(operation.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path operations() throws Exception {
        return Path.of(TestScripts.class.getResource("operations/Get-Echo.ps1").toURI())
                .getParent();
    }

    public static SessionLimits limits() {
        return new SessionLimits(Duration.ofSeconds(90), Duration.ofSeconds(30), Duration.ofSeconds(30), 64 << 20);
    }

    public static SessionSettings settings(Path scripts) {
        return new SessionSettings(
                TestPowerShell.program(), scripts, Map.of("JENKINS_TEST_VARIABLE", "from the settings"), limits());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
