package io.jenkins.plugins.nanohost.engine.powershell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the parser of PowerShell itself sees in the scripts of a folder, by the name of the file. */
record ScriptFacts(Map<String, JsonNode> files) {
    private static final long LIMIT_SECONDS = 120;

    static ScriptFacts of(Path scripts, Path work) throws IOException, InterruptedException {
        Path out = work.resolve("facts-" + scripts.getFileName() + ".json");
        Path log = work.resolve("facts.log");
        Process process = new ProcessBuilder(
                        TestPowerShell.program().toString(),
                        "-NoLogo",
                        "-NoProfile",
                        "-NonInteractive",
                        "-File",
                        Path.of("src", "test", "powershell", "rules", "Get-ScriptFact.ps1")
                                .toAbsolutePath()
                                .toString(),
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
        Map<String, JsonNode> files = new TreeMap<>();
        for (JsonNode file : new ObjectMapper().readTree(out.toFile())) {
            files.put(file.path("File").asText(), file);
        }
        return new ScriptFacts(files);
    }

    JsonNode file(String name) {
        return files.get(name);
    }

    /** The texts of a list. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
