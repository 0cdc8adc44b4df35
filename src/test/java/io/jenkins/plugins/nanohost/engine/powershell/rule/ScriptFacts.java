package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What PowerShell's own parser sees in the scripts below a folder. */
final class ScriptFacts {
    private static final Path PROGRAM = Path.of("src", "test", "powershell", "rules", "Get-ScriptFact.ps1");
    private static final long LIMIT_SECONDS = 120;

    private ScriptFacts() {}

    static List<Script> of(Path scripts, Path work) throws IOException, InterruptedException {
        Path out = work.resolve("facts-" + scripts.getFileName() + ".json");
        Path log = work.resolve("facts.log");
        Process process = new ProcessBuilder(
                        TestPowerShell.program().toString(),
                        "-NoLogo",
                        "-NoProfile",
                        "-NonInteractive",
                        "-ExecutionPolicy",
                        "Bypass",
                        "-File",
                        PROGRAM.toAbsolutePath().toString(),
                        "-Folder",
                        scripts.toString(),
                        "-Out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(log, StandardCharsets.UTF_8));
        }
        List<Script> found = new ArrayList<>();
        for (JsonNode facts : new ObjectMapper().readTree(out.toFile())) {
            found.add(Script.of(facts));
        }
        return found;
    }
}
