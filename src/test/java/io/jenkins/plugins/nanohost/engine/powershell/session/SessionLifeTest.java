package io.jenkins.plugins.nanohost.engine.powershell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.windows.Programs;
import io.jenkins.plugins.nanohost.engine.powershell.windows.TestScripts;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how a session ends: stopped, interrupted, closed, killed from either side. Each test has its own PowerShell. */
@TestPowerShell.Needed
class SessionLifeTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String STARTED = "started in ";

    @TempDir
    private Path folder;

    private Path scripts;
    private Path mark;
    private final HeardListener heard = new HeardListener();

    @BeforeEach
    void prepare() throws Exception {
        scripts = TestScripts.in(folder);
        mark = folder.resolve("mark");
    }

    private PowerShellSession start() throws Exception {
        return PowerShellSession.start(TestScripts.settings(scripts));
    }

    private static SessionRequest waitForever(Path mark, String program) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("Mark", mark.toString());
        if (!program.isEmpty()) {
            parameters.put("Program", program);
        }
        return new SessionRequest("Wait-Forever", parameters, LIMIT);
    }

    private static SessionRequest echo() {
        return new SessionRequest("Get-Echo", JsonNodeFactory.instance.objectNode(), LIMIT);
    }

    /** Does something with the id of PowerShell's process, in another thread, once the operation runs. */
    private void whenStarted(Consumer<Long> action) {
        heard.atLine(text -> {
            if (text.startsWith(STARTED)) {
                long id = Long.parseLong(text.substring(STARTED.length()));
                CompletableFuture.runAsync(() -> action.accept(id));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Programs.SLEEP})
    @TestPowerShell.NeededOnUnix
    void aStopEndsAnOperationInItsMiddleAndItsFinallyRuns(String program) throws Exception {
        try (PowerShellSession session = start()) {
            whenStarted(id -> session.stop("the build was aborted"));

            assertThatThrownBy(() -> session.call(waitForever(mark, program), heard))
                    .isInstanceOf(AbortedFailure.class)
                    .hasMessageContainingAll("Wait-Forever", "the build was aborted");

            assertThat(mark).hasContent("undone");
            assertThat(heard.log).contains("VERBOSE undone");
            assertThatThrownBy(() -> session.call(echo(), heard))
                    .isInstanceOf(AbortedFailure.class)
                    .hasMessageContaining("before Get-Echo");
        }
    }

    @Test
    void aStopBeforeTheFirstCallEndsThatCall() throws Exception {
        try (PowerShellSession session = start()) {
            session.stop("too late");

            assertThatThrownBy(() -> session.call(waitForever(mark, ""), heard)).isInstanceOf(AbortedFailure.class);
            assertThat(mark).doesNotExist();
        }
    }

    @Test
    void anInterruptEndsTheOperationAndTheSessionGoesOn() throws Exception {
        try (PowerShellSession session = start()) {
            Thread caller = Thread.currentThread();
            whenStarted(id -> caller.interrupt());

            assertThatThrownBy(() -> session.call(waitForever(mark, ""), heard))
                    .isInstanceOf(InterruptedException.class);

            assertThat(session.call(echo(), heard).get("Value").asText()).isEqualTo("default");
            assertThat(mark).hasContent("undone");
        }
    }

    @Test
    void aListenerThatFailsEndsTheOperationToo() throws Exception {
        try (PowerShellSession session = start()) {
            heard.atLine(text -> {
                if (text.startsWith(STARTED)) {
                    throw new IllegalStateException("of the listener");
                }
            });

            assertThatThrownBy(() -> session.call(waitForever(mark, ""), heard))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(session.call(echo(), heard).get("Value").asText()).isEqualTo("default");
            assertThat(mark).hasContent("undone");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", Programs.SLEEP})
    @TestPowerShell.NeededOnUnix
    void closingDuringAnOperationIsTheEndOfInputAndItsFinallyRuns(String program) throws Exception {
        PowerShellSession session = start();
        CompletableFuture<Long> process = new CompletableFuture<>();
        whenStarted(process::complete);
        CompletableFuture<OperationFailure> call = CompletableFuture.supplyAsync(() ->
                catchThrowableOfType(OperationFailure.class, () -> session.call(waitForever(mark, program), heard)));
        long id = process.get(2, TimeUnit.MINUTES);

        session.close();

        assertThat(mark).hasContent("undone");
        assertThat(ProcessHandle.of(id).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(call.get(2, TimeUnit.MINUTES)).hasMessageContaining("during Wait-Forever");
        assertThatThrownBy(() -> session.call(echo(), heard)).hasMessageContaining("the session was closed");
    }

    @Test
    void closingAnIdleSessionEndsItsProcessWithoutForce() throws Exception {
        PowerShellSession session = start();
        session.call(echo(), heard);

        session.close();

        assertThat(session.process().exitCode()).isZero();
    }

    @Test
    void aPowerShellThatIsKilledIsAFailureThatSaysSo() throws Exception {
        try (PowerShellSession session = start()) {
            whenStarted(id -> ProcessHandle.of(id).orElseThrow().destroyForcibly());

            assertThatThrownBy(() -> session.call(waitForever(mark, ""), heard))
                    .isInstanceOf(OperationFailure.class)
                    .hasMessageContaining("PowerShell ended with exit code 137 during Wait-Forever");

            assertThat(mark).doesNotExist();
            assertThatThrownBy(() -> session.call(echo(), heard))
                    .isInstanceOf(OperationFailure.class)
                    .hasMessageContaining("PowerShell ended with exit code 137");
        }
    }

    @Test
    void aScriptThatEndsTheProcessIsAFailureWithItsExitCode() throws Exception {
        try (PowerShellSession session = start()) {
            ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("Kind", "exit");

            assertThatThrownBy(() -> session.call(new SessionRequest("Invoke-Failure", parameters, LIMIT), heard))
                    .isInstanceOf(OperationFailure.class)
                    .hasMessageContaining("exit code 3");
        }
    }

    @Test
    void aRequestThatLostItsBeginningIsFoundOut() throws Exception {
        try (PowerShellSession session = start()) {
            // Like when a program that an operation started has read the first bytes.
            session.process().send("\"id\":1,\"stop\":true}");

            assertThatThrownBy(() -> session.call(echo(), heard))
                    .isInstanceOf(OperationFailure.class)
                    .hasMessageContaining("did a program that an operation started read from it?");
        }
    }

    @Test
    void anEngineThatIsKilledLeavesNoPowerShellBehind() throws Exception {
        Process engine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dpwsh=" + TestPowerShell.program(),
                        SessionChild.class.getName(),
                        scripts.toString(),
                        mark.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (BufferedReader output = engine.inputReader(StandardCharsets.UTF_8)) {
            line = output.readLine();
            assertThat(line).startsWith(STARTED);
            engine.destroyForcibly();
        }

        ProcessHandle.of(Long.parseLong(line.substring(STARTED.length())))
                .map(ProcessHandle::onExit)
                .ifPresent(ended -> ended.orTimeout(1, TimeUnit.MINUTES).join());
        assertThat(mark).hasContent("undone");
    }

    @Test
    void jenkinsCookiesAreKeptFromPowerShellAndOtherVariablesAreNot() throws Exception {
        SessionSettings settings = TestScripts.settings(scripts);
        Map<String, String> environment = Map.of("KEPT", "yes");
        try (PowerShellSession session = PowerShellSession.start(
                new SessionSettings(settings.powershell(), scripts, environment, settings.limits()))) {
            assertThat(variable(session, "KEPT")).isEqualTo("yes");
            assertThat(variable(session, "PATH")).isEqualTo(System.getenv("PATH"));
            assertThat(System.getenv("HUDSON_COOKIE")).as("set in pom.xml").isEqualTo("of the build");
            assertThat(variable(session, "HUDSON_COOKIE")).isEqualTo("null");
        }
        Map<String, String> inherited = new HashMap<>(
                Map.of("BUILD_ID", "7", "JENKINS_NODE_COOKIE", "a", "JENKINS_SERVER_COOKIE", "b", "HOME", "/x"));
        SessionProcess.keepBack(inherited);
        assertThat(inherited).containsOnlyKeys("HOME");
    }

    private String variable(PowerShellSession session, String name) throws Exception {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode().put("Variable", name);
        return session.call(new SessionRequest("Get-Preference", parameters, LIMIT), heard)
                .get("Variable")
                .asText();
    }

    /** Plays the engine in a separate process: runs an operation that never ends. */
    static final class SessionChild {
        private SessionChild() {}

        public static void main(String[] args) throws Exception {
            HeardListener listener = new HeardListener().atLine(System.out::println);
            try (PowerShellSession session = PowerShellSession.start(TestScripts.settings(Path.of(args[0])))) {
                session.call(waitForever(Path.of(args[1]), ""), listener);
            }
        }
    }
}
