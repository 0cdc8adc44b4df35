package io.jenkins.plugins.nanohost.engine.powershell.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What PowerShell's own parser sees in the scripts below a folder. */
final class ScriptFacts {
    private static final Path PROGRAM = Path.of("src", "test", "powershell", "rules", "Get-ScriptFact.ps1");

    private ScriptFacts() {}

    static List<Script> of(Path scripts, Path work) throws IOException, InterruptedException {
        List<Script> found = new ArrayList<>();
        for (JsonNode facts : TestPowerShell.look(PROGRAM, scripts, work)) {
            found.add(Script.of(facts));
        }
        return found;
    }
}
