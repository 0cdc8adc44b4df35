package io.jenkins.plugins.nanohost.engine.powershell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.windows.TestScripts;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which functions can be asked for in a guest, before the guest is looked for: this computer has none. */
@TestPowerShell.Needed
class GuestRequestTest {
    @TempDir
    private static Path folder;

    private static PowerShellSession session;

    @BeforeAll
    static void start() throws Exception {
        session = PowerShellSession.start(TestScripts.settings(TestPowerShell.scripts(folder)));
    }

    @AfterAll
    static void close() {
        if (session != null) {
            session.close();
        }
    }

    private static OperationFailure failure(String function) {
        ObjectNode way = JsonNodeFactory.instance
                .objectNode()
                .put("VmId", "5c0bd5ab-06ea-4c5c-8a71-6a39f8a0a111")
                .put("User", "Administrator")
                .put("Password", "secret")
                .put("Function", function);
        return catchThrowableOfType(
                OperationFailure.class,
                () -> session.call(
                        new SessionRequest("Invoke-GuestOperation", way, Duration.ofMinutes(2)), new HeardListener()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Set-GuestText", "Get-DockerState", "New-Refusal", "Invoke-NativeProgram", "Get-Date"})
    void what_is_no_operation_of_the_guest_is_refused(String function) {
        assertThat(failure(function)).hasMessageContaining("There is no operation '" + function + "' of the guest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Get-GuestFact", "Stop-Docker"})
    void an_operation_of_the_guest_is_not(String function) {
        assertThat(failure(function)).isNotNull().hasMessageNotContaining("There is no operation");
    }
}
