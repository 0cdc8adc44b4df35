package io.jenkins.plugins.nanohost.engine.powershell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.windows.TestScripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the line that asks why PowerShell does not start, in a real PowerShell with a session that does not start. */
@TestPowerShell.Needed
class StartDiagnosisTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Path scripts;

    @BeforeEach
    void spoil() throws Exception {
        scripts = TestScripts.in(folder);
        Files.writeString(scripts.resolve("Session.ps1"), "exit 3\n");
    }

    private SessionSettings settings(Map<String, String> environment) {
        return new SessionSettings(TestPowerShell.program(), scripts, environment, TestScripts.limits());
    }

    private void call(Map<String, String> environment) throws Exception {
        try (PowerShellSession session = PowerShellSession.start(settings(environment))) {
            session.call(
                    new SessionRequest("Get-Echo", JsonNodeFactory.instance.objectNode(), LIMIT), new HeardListener());
        }
    }

    @Test
    void whatIsFoundIsTold() {
        assertThatThrownBy(() -> call(Map.of("PROCESSOR_ARCHITECTURE", "x86")))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> {
                    assertThat(failure).hasMessageContaining("exit code 3 before it was ready: it is a 32-bit process");
                    assertThat(failure.remedy()).contains("64-bit");
                });
    }

    @Test
    void aFitPowerShellIsNotBlamed() {
        assertThatThrownBy(() -> call(Map.of("PROCESSOR_ARCHITECTURE", "AMD64")))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> {
                    assertThat(failure).hasMessageEndingWith("exit code 3 before it was ready");
                    assertThat(failure.remedy()).startsWith("Check whether");
                });
    }

    @Test
    void everyPartOfTheLineIsAnswered() throws Exception {
        assertThat(new StartDiagnosis(settings(Map.of("PROCESSOR_ARCHITECTURE", "AMD64")), LIMIT).ask(() -> false))
                .containsOnlyKeys("version", "language", "architecture", "machine", "user")
                .containsEntry("language", "FullLanguage")
                .containsEntry("architecture", "AMD64")
                .hasEntrySatisfying("version", version -> assertThat(version).matches("[0-9]+\\.[0-9].*"));
    }
}
