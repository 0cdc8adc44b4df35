package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.nanohost.launch.RealProcesses.ByEnvironment;
import io.jenkins.plugins.nanohost.launch.RealProcesses.OneProcess;
import io.jenkins.plugins.nanohost.launch.RealProcesses.TimerOnOrder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launch script and the controller, with real processes in folders with names that are difficult for a shell. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
@Timeout(120)
class EngineControllerTest {
    private static final String HARD = "a b%20&(c) 'größe' \"$HOME\" `x` ;!^";

    @TempDir
    Path temp;

    private final ByEnvironment launcher = new ByEnvironment();
    private final String id = UUID.randomUUID().toString();
    private FilePath workspace;
    private Path folder;
    private OneProcess process;
    private EngineController controller;

    @BeforeEach
    void folders() {
        workspace = new FilePath(temp.resolve("workspace").toFile());
        folder = temp.resolve(HARD).resolve("runs").resolve(id);
    }

    @AfterEach
    void nothingIsLeftBehind() throws Exception {
        new ForcedEnd().invoke(folder.toFile(), null);
        launcher.kill(Map.of(LaunchScript.MARK, id));
        RealProcesses.await(() -> process.exitStatus(workspace, launcher, TaskListener.NULL) != null);
    }

    private void start(String... arguments) throws Exception {
        RealProcesses.engineJar(temp.resolve(HARD).resolve("tools/engine.jar"));
        new RunFolder(LaunchScript.arguments(List.of(arguments)), "{}", null).invoke(folder.toFile(), null);
        Path script = Files.writeString(temp.resolve("script.sh"), LaunchScript.unix("engine.jar"));
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "sh \"$0\"; echo $? > \"$0.result\"; read code < \"$0.result\"; exit $code",
                        script.toString())
                .directory(folder.toFile())
                .redirectOutput(temp.resolve("output").toFile())
                .redirectError(temp.resolve("log").toFile());
        // as an agent would start it; the umlauts in this test need a locale that has them
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment()
                .put(
                        LaunchScript.JAVA,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.environment().put(LaunchScript.ID, id);
        process = new OneProcess(builder.start(), temp.resolve("output"), temp.resolve("log"));
        controller = new EngineController(process, folder.toString(), id);
    }

    private Integer status() throws Exception {
        return controller.exitStatus(workspace, launcher, TaskListener.NULL);
    }

    private boolean hasEnded() throws Exception {
        return status() != null;
    }

    private Envelope end() throws Exception {
        RealProcesses.await(this::hasEnded);
        assertThat(status()).isZero();
        return Envelope.parse(new String(controller.getOutput(workspace, launcher), StandardCharsets.UTF_8));
    }

    private boolean isStarted() {
        return Files.exists(folder.resolve("started"));
    }

    private ProcessHandle child() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("started"))))
                .orElseThrow();
    }

    @Test
    void theEngineIsToldItsArgumentsWhateverItsFoldersAreCalled() throws Exception {
        start("vhd", "--work-folder", "D:\\hosts & \"disks\" 100%");

        assertThat(end().exitCode()).isZero();
        assertThat(Files.readString(temp.resolve("output")))
                .contains("\"vhd\", \"--work-folder\", \"D:\\\\hosts & \\\"disks\\\" 100%\"");
        assertThat(Files.readString(temp.resolve("log"))).contains(HARD);
    }

    @Test
    void itsExitCodeAndOutputSurviveAFailure() throws Exception {
        start("vhd", "fails");

        Envelope end = end();

        assertThat(end.exitCode()).isEqualTo(4);
        assertThat(end.output()).startsWith("{\"said\"");
    }

    @Test
    void itsLogIsPassedOnAndNoMoreThanOnce() throws Exception {
        start("vhd");
        end();
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        assertThat(controller.writeLog(workspace, log)).isTrue();
        assertThat(controller.writeLog(workspace, log)).isFalse();

        assertThat(log.toString(StandardCharsets.UTF_8)).containsOnlyOnce("engine größe in");
    }

    @Test
    void anEngineThatStopsWhenAskedIsNotKilled() throws Exception {
        start("vm");
        TimerOnOrder timer = new TimerOnOrder();
        assertThat(status()).isNull();

        controller.stop(workspace, launcher, timer);
        Envelope end = end();
        timer.passTo(Duration.ofSeconds(15));

        assertThat(end.exitCode()).isEqualTo(130);
        assertThat(end.output()).contains("stopped by the stop file");
    }

    @Test
    void anEngineThatDoesNotStopIsKilledWithAllThatItStarted() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        TimerOnOrder timer = new TimerOnOrder();

        controller.stop(workspace, launcher, timer);
        assertThat(status()).isNull();
        assertThat(child().isAlive()).isTrue();
        ProcessHandle child = child();
        timer.passTo(Duration.ofSeconds(14));
        assertThat(status()).isNull();
        timer.passTo(Duration.ofSeconds(15));

        assertThat(end().exitCode()).isNotZero();
        RealProcesses.await(() -> !child.isAlive());
    }

    @Test
    void whatAKilledEngineLeavesIsDeletedWhenTheLibraryNoLongerLooks() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        TimerOnOrder timer = new TimerOnOrder();

        controller.stop(workspace, launcher, timer);
        timer.passTo(Duration.ofSeconds(15));
        end();
        assertThat(folder).exists();
        timer.passTo(Duration.ofSeconds(30));

        assertThat(folder).doesNotExist();
    }

    @Test
    void aProcessThatGotTheEnginesNumberIsNotKilled() throws Exception {
        start("vhd");
        end();
        Process other = new ProcessBuilder("/bin/sh", "-c", "read x").start();
        try {
            Files.writeString(folder.resolve(RunFolder.PID), String.valueOf(other.pid()));

            new ForcedEnd().invoke(folder.toFile(), null);

            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void theShellAroundAKilledEngineLivesToWriteItsExitCode() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);

        new ForcedEnd().invoke(folder.toFile(), null);

        end();
        assertThat(temp.resolve("script.sh.result")).hasContent("137");
    }

    @Test
    void anotherEngineIsNotKilled() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);

        launcher.kill(Map.of(LaunchScript.MARK, UUID.randomUUID().toString()));

        assertThat(status()).isNull();
        assertThat(child().isAlive()).isTrue();
    }

    @Test
    void anEngineWhosePulseStandsStillIsLostAndItsProcessesEnd() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        ProcessHandle child = child();
        long now = 0;

        assertThat(controller.exitStatus(workspace, launcher, TaskListener.NULL, now))
                .isNull();
        now += PulseWatch.LIMIT.toNanos();
        assertThat(controller.exitStatus(workspace, launcher, TaskListener.NULL, now))
                .isNull();
        now += PulseWatch.INTERVAL.toNanos();
        assertThat(controller.exitStatus(workspace, launcher, TaskListener.NULL, now))
                .isZero();

        assertThat(end()).isEqualTo(new Envelope(Envelope.LOST, ""));
        RealProcesses.await(() -> !child.isAlive());
    }

    @Test
    void anEngineWhosePulseMovesIsNotLost() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        long now = 0;

        for (int look = 1; look < 100; look++) {
            assertThat(folder.resolve(RunFolder.PULSE).toFile().setLastModified(look * 1_000_000L))
                    .isTrue();
            now += PulseWatch.LIMIT.toNanos();
            assertThat(controller.exitStatus(workspace, launcher, TaskListener.NULL, now))
                    .isNull();
        }

        assertThat(child().isAlive()).isTrue();
    }

    @Test
    void cleaningUpLeavesNothingOfTheRun() throws Exception {
        start("vhd");
        end();
        Path beside = Files.createDirectories(folder.resolveSibling(id + "@tmp"));

        controller.cleanup(workspace);

        assertThat(process.isCleaned()).isTrue();
        assertThat(folder).doesNotExist();
        assertThat(beside).doesNotExist();
    }

    @Test
    void aBuildThatWaitsGetsTheResultAndTheLog() throws Exception {
        start("vhd");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        TaskListener listener = () -> new PrintStream(log, true, StandardCharsets.UTF_8);

        Map<String, Object> result = EngineLaunch.follow(
                controller, new EngineLaunch.LaunchPlace(workspace, new EnvVars(), launcher, listener));

        assertThat(result).containsEntry("said", List.of("vhd"));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("engine größe in");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aBuildThatWaitsFailsWithTheEngine() throws Exception {
        start("vhd", "fails");

        assertThatThrownBy(() -> EngineLaunch.follow(
                        controller,
                        new EngineLaunch.LaunchPlace(workspace, new EnvVars(), launcher, TaskListener.NULL)))
                .isInstanceOf(AbortException.class)
                .hasMessage("The engine failed: operation");
        assertThat(folder).doesNotExist();
    }

    @Test
    void abortingABuildThatWaitsStopsTheEngine() throws Exception {
        start("vm");
        List<Exception> caught = new ArrayList<>();
        Thread build = new Thread(() -> {
            try {
                EngineLaunch.follow(
                        controller,
                        new EngineLaunch.LaunchPlace(workspace, new EnvVars(), launcher, TaskListener.NULL));
            } catch (IOException | InterruptedException e) {
                caught.add(e);
            }
        });
        build.start();

        build.interrupt();
        build.join();

        assertThat(caught).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(folder).doesNotExist();
        assertThat(process.exitStatus(workspace, launcher, TaskListener.NULL)).isEqualTo(130);
    }
}
