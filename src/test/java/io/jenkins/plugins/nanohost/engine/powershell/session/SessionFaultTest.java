package io.jenkins.plugins.nanohost.engine.powershell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.LimitFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.powershell.windows.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a session handles a process that misbehaves. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-in is started by a shell script")
class SessionFaultTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private PowerShellSession session;
    private final HeardListener heard = new HeardListener();

    private JsonNode call(String way, Duration limit) throws Exception {
        session = PowerShellSession.start(StandIn.settings(folder, way, StandIn.limits(LONG)));
        return call(limit);
    }

    private JsonNode call(Duration limit) throws Exception {
        return session.call(new SessionRequest("Get-Text", JsonNodeFactory.instance.objectNode(), limit), heard);
    }

    @AfterEach
    void nothingIsLeft() {
        if (session != null) {
            session.close();
            assertThat(session.process().isAlive()).isFalse();
        }
    }

    @Test
    void anAnswerBehindRubbishIsHeardAndTheRubbishIsLog() throws Exception {
        assertThat(call("rubbish-before", LONG).get("Text").asText()).isEqualTo("done");
        assertThat(heard.log).hasSize(3).allMatch(line -> line.startsWith("OUTPUT x"));
    }

    @Test
    void theAnswerToAnotherRequestIsNotTakenForThisOne() throws Exception {
        assertThat(call("other-id-first", LONG).get("Text").asText()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish-inside", "rubbish-cuts", "no-json", "unknown-kind", "too-long"})
    void anAnswerThatIsSpoiltEndsTheSession(String way) {
        assertThatThrownBy(() -> call(way, LONG))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContaining("PowerShell's answer cannot be read");
        assertThatThrownBy(() -> call(LONG)).hasMessageContaining("was not called");
    }

    @Test
    void aSilentDeathIsToldWithTheLastLinesOfStandardError() {
        assertThatThrownBy(() -> call("dead", LONG))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContainingAll("exit code 9", "error line 21\n", "error line 30")
                .message()
                .doesNotContain("error line 20\n");
    }

    @Test
    void ofAnEndlessLineOnStandardErrorOnlyTheBeginningIsKept() {
        assertThatThrownBy(() -> call("dead-after-a-long-line", LONG))
                .isInstanceOf(OperationFailure.class)
                .message()
                .contains("e".repeat(500))
                .doesNotContain("e".repeat(501));
        assertThat(heard.log).allMatch(line -> line.length() < 600);
    }

    @Test
    void aProcessIsKilledWithTheProgramsThatItStarted() throws Exception {
        SessionSettings settings = StandIn.settings(folder, "deaf", StandIn.limits(LONG));
        Path child = folder.resolve("child");
        Files.writeString(
                settings.powershell(),
                Files.readString(settings.powershell())
                        .replaceFirst("\n", "\nsleep 600 &\necho \\$! > '" + child + "'\n"));
        session = PowerShellSession.start(settings);

        assertThatThrownBy(() -> call(SHORT)).isInstanceOf(LimitFailure.class);

        ProcessHandle.of(Long.parseLong(Files.readString(child).strip())).ifPresent(program -> {
            try {
                program.onExit().orTimeout(1, TimeUnit.MINUTES).join();
            } finally {
                program.destroyForcibly();
            }
        });
    }

    @Test
    void aProcessThatClosedItsOutputIsEnded() {
        assertThatThrownBy(() -> call("closed-output", LONG)).isInstanceOf(OperationFailure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endless-lines", "endless-line"})
    void outputWithoutEndEndsAtTheLimitAndIsShownInPart(String way) {
        assertThatThrownBy(() -> call(way, SHORT))
                .isInstanceOf(LimitFailure.class)
                .hasMessageContainingAll("did not stop within 300 ms", "again and again");
        assertThat(heard.log.size()).isLessThanOrEqualTo(PendingCall.SHOWN_OUTPUT + 1);
    }

    @Test
    void aProcessThatHearsNothingIsKilledAfterItsGrace() {
        assertThatThrownBy(() -> call("deaf", SHORT))
                .isInstanceOf(LimitFailure.class)
                .hasMessageContaining("PowerShell was killed");
    }

    @Test
    void aProcessThatHearsNothingIsKilledWhenTheRunIsAborted() throws Exception {
        session = PowerShellSession.start(StandIn.settings(folder, "never-ready", StandIn.limits(LONG)));
        Thread stopper = new Thread(() -> session.stop("the build was aborted"));
        stopper.start();

        assertThatThrownBy(() -> call(LONG)).isInstanceOf(AbortedFailure.class);
        stopper.join();
    }

    @Test
    void aProcessThatIsNeverReadyIsKilledAfterItsLimit() throws Exception {
        session = PowerShellSession.start(StandIn.settings(folder, "never-ready", StandIn.limits(SHORT)));

        assertThatThrownBy(() -> call(LONG))
                .isInstanceOf(LimitFailure.class)
                .hasMessageContaining("PowerShell was not ready within 300 ms");
    }

    @Test
    void aProcessThatDiesBeforeItIsReadySaysWhy() {
        assertThatThrownBy(() -> call("dead-at-once", LONG))
                .isInstanceOf(OperationFailure.class)
                .hasMessageContainingAll("before it was ready", "running scripts is disabled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "machine=AllSigned|a group policy sets its execution policy to AllSigned|Turn on Script Execution",
                "user=Restricted|a group policy sets its execution policy to Restricted|Turn on Script Execution",
                "language=ConstrainedLanguage|it runs in language mode ConstrainedLanguage|Exempt this account",
                "version=4.0|it is version 4.0|Install Windows Management Framework 5.1",
                "architecture=x86|it is a 32-bit process|64-bit Java"
            })
    void aProcessThatDoesNotStartIsAskedWhy(String told, String cause, String remedy) {
        assertThatThrownBy(() -> call("dead-at-once," + told, LONG))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> {
                    assertThat(failure)
                            .hasMessageContainingAll("before it was ready: " + cause, "running scripts is disabled");
                    assertThat(failure.remedy()).contains(remedy).doesNotContain("Check whether");
                });
    }

    @Test
    void allReasonsAreToldAtOnce() {
        assertThatThrownBy(() -> call("dead-at-once,machine=AllSigned,user=AllSigned,version=2.0", LONG))
                .isInstanceOfSatisfying(OperationFailure.class, failure -> {
                    assertThat(failure).hasMessageContainingAll("AllSigned", "; it is version 2.0");
                    assertThat(failure.remedy().split("Turn on Script Execution", -1))
                            .hasSize(2);
                    assertThat(failure.remedy()).contains("5.1");
                });
    }

    @Test
    void aPolicyForScriptsOfTheNetworkIsAReasonWhereTheScriptWasForbidden() {
        assertThatThrownBy(() -> call("forbidden-at-once", LONG))
                .hasMessageContainingAll("RemoteSigned", folder + " counts as a place on the network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dead-at-once", "dead-at-once,machine=RemoteSigned", "dead-at-once,machine=Bypass,version=7.4"})
    void aProcessThatDoesNotStartAndIsFitKeepsItsFailure(String way) {
        assertThatThrownBy(() -> call(way, LONG)).isInstanceOfSatisfying(OperationFailure.class, failure -> {
            assertThat(failure)
                    .hasMessageContaining(
                            "PowerShell ended with exit code 1 before it was ready. Last lines on its standard");
            assertThat(failure.remedy()).startsWith("Check whether");
        });
    }

    @Test
    void aProcessThatDoesNotEndWhenItIsAskedIsEndedAndWhatItSaidCounts() throws Exception {
        SessionSettings settings = StandIn.settings(folder, "dead-at-once-mute", StandIn.limits(LONG));
        StartDiagnosis diagnosis = new StartDiagnosis(settings, LONG);

        assertThat(diagnosis.find("", () -> Files.exists(folder.resolve("said"))))
                .hasValueSatisfying(finding -> assertThat(finding.cause()).contains("ConstrainedLanguage"));
    }

    @Test
    void aProcessThatDoesNotSayWhyIsEndedAtTheLimit() throws Exception {
        SessionSettings settings = StandIn.settings(folder, "dead-at-once-mute", StandIn.limits(LONG));

        assertThat(new StartDiagnosis(settings, Duration.ZERO).find("", () -> false))
                .isEmpty();
    }

    @Test
    void aProgramThatIsGoneWhenItIsAskedSaysNothing() throws Exception {
        SessionSettings settings =
                new SessionSettings(folder.resolve("absent"), folder, Map.of(), StandIn.limits(LONG));

        assertThat(new StartDiagnosis(settings, LONG).find("", () -> false)).isEmpty();
    }

    @Test
    void aProgramThatCannotBeRunIsUnfit() {
        SessionSettings settings =
                new SessionSettings(folder.resolve("absent"), folder, Map.of(), StandIn.limits(LONG));

        assertThatThrownBy(() -> PowerShellSession.start(settings))
                .isInstanceOf(UnfitFailure.class)
                .hasMessageContaining("absent");
    }
}
