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
import java.nio.file.StandardCopyOption;
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
        process.killAll();
        launcher.failNext(0);
        launcher.kill(Map.of(LaunchScript.MARK, id));
        RealProcesses.await(() -> process.exitStatus(workspace, launcher, TaskListener.NULL) != null);
    }

    private void start(String... arguments) throws Exception {
        RealProcesses.engineJar(temp.resolve(HARD).resolve("tools/engine.jar"));
        new RunFolder(LaunchScript.arguments(List.of(arguments)), "{}", null).invoke(folder.toFile(), null);
        Path script = Files.writeString(temp.resolve("script.sh"), LaunchScript.unix("engine.jar", "engine.jsa"));
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

    /** A check at a time, in seconds. */
    private Integer statusAt(long seconds) throws Exception {
        return controller.exitStatus(
                workspace,
                launcher,
                TaskListener.NULL,
                Duration.ofSeconds(seconds).toNanos());
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
        assertThat(Files.readString(folder.resolve(RunFolder.RESULT)))
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
        Process other = new ProcessBuilder("/bin/sh", "-c", "read x; exit 7").start();
        try {
            Files.writeString(folder.resolve(RunFolder.PID), String.valueOf(other.pid()));

            new ForcedEnd().invoke(folder.toFile(), null);

            // A killed process would still be there for a moment.
            other.getOutputStream().close();
            assertThat(other.waitFor()).isEqualTo(7);
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
    void anEngineThatCannotBeKilledIsNotLostUntilItIsKilled() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        ProcessHandle child = child();
        // Otherwise the kill of ours would end the engine, though that of Jenkins fails.
        Files.writeString(folder.resolve(RunFolder.PID), "no number");
        launcher.failNext(2);

        assertThat(statusAt(0)).isNull();
        assertThat(statusAt(300)).isNull();
        // These two looks kill in vain; the child is still there.
        assertThat(statusAt(315)).isNull();
        assertThat(statusAt(330)).isNull();
        assertThat(child.isAlive()).isTrue();
        controller.cleanup(workspace);
        assertThat(folder).exists();
        assertThat(statusAt(345)).isZero();

        assertThat(end().exitCode()).isEqualTo(Envelope.LOST);
        RealProcesses.await(() -> !child.isAlive());
        controller.cleanup(workspace);
        assertThat(folder).doesNotExist();
    }

    @Test
    void anEngineThatNeverCanBeKilledIsReportedWithItsFolderWhichStays() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        // The number that the kill of ours needs is gone, and that of Jenkins fails.
        Files.writeString(folder.resolve(RunFolder.PID), "no number");
        launcher.failNext(Integer.MAX_VALUE);
        long time = 300;

        assertThat(statusAt(0)).isNull();
        // The first of these only sees that the pulse is old.
        for (int look = 0; look < EngineEnd.MOST_KILLS; look++) {
            assertThat(statusAt(time)).isNull();
            time += 15;
        }
        assertThat(statusAt(time)).isZero();

        assertThat(end()).isEqualTo(new Envelope(Envelope.LEFT, folder.toString()));
        controller.cleanup(workspace);
        assertThat(folder.resolve(RunFolder.STOP)).exists();
    }

    @Test
    void theFilesOfAnEngineThatWorksAreNotDeletedThoughTheLibraryAsksForIt() throws Exception {
        start("vm");
        TimerOnOrder timer = new TimerOnOrder();
        assertThat(status()).isNull();

        controller.cleanup(workspace);
        assertThat(folder).exists();
        assertThat(process.isCleaned()).isFalse();

        controller.stop(workspace, launcher, timer);
        assertThat(end().exitCode()).isEqualTo(130);
        controller.cleanup(workspace);
        assertThat(folder).doesNotExist();
    }

    @Test
    void aStopThatIsAskedForTwiceIsWatchedByOneTimer() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        TimerOnOrder timer = new TimerOnOrder();

        controller.stop(workspace, launcher, timer);
        Files.delete(folder.resolve(RunFolder.STOP));
        controller.stop(workspace, launcher, timer);

        assertThat(folder.resolve(RunFolder.STOP)).exists();
        assertThat(timer.waiting()).isEqualTo(1);
        timer.passTo(Duration.ofSeconds(15));
        assertThat(end().exitCode()).isEqualTo(137);
    }

    @Test
    void aStoppedEngineIsKilledThoughTheRequestDidNotReachItAndTheFirstKillFailed() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        ProcessHandle child = child();
        TimerOnOrder timer = new TimerOnOrder();
        launcher.failNext(1);
        Files.createDirectory(folder.resolve(RunFolder.STOP));

        assertThatThrownBy(() -> controller.stop(workspace, launcher, timer)).isInstanceOf(IOException.class);
        Files.writeString(folder.resolve(RunFolder.PID), "no number");
        timer.passTo(Duration.ofSeconds(15));
        assertThat(status()).isNull();
        assertThat(child.isAlive()).isTrue();
        timer.passTo(Duration.ofSeconds(30));

        RealProcesses.await(() -> !child.isAlive());
    }

    @Test
    void aStoppedEngineThatDoesNotEndIsNotCheckedForEver() throws Exception {
        start("stage");
        RealProcesses.await(this::isStarted);
        Files.writeString(folder.resolve(RunFolder.PID), "no number");
        launcher.failNext(Integer.MAX_VALUE);
        TimerOnOrder timer = new TimerOnOrder();

        controller.stop(workspace, launcher, timer);
        timer.passTo(EngineController.GRACE.multipliedBy(EngineController.MOST_CHECKS));

        assertThat(timer.waiting()).isZero();
        assertThat(folder).exists();
    }

    @Test
    void anEngineThatAnOlderVersionStartedIsReadFromTheLibrary() throws Exception {
        start("vhd");
        end();
        Files.move(folder.resolve(RunFolder.RESULT), temp.resolve("output"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(end().output()).startsWith("{\"said\"");
    }

    @Test
    void noMoreOfAResultIsReadThanCanBeOne() throws Exception {
        start("vhd");
        end();
        Files.writeString(folder.resolve(RunFolder.RESULT), "x".repeat(3 * EngineResult.MOST_BYTES));
        assertThat(end().output()).hasSize(EngineResult.MOST_BYTES + 1);

        Files.move(folder.resolve(RunFolder.RESULT), temp.resolve("output"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(end().output()).hasSize(EngineResult.MOST_BYTES + 1);
    }

    @Test
    void whatIsNoProcessNumberKillsNothingAndIsNoError() throws Exception {
        start("vhd");
        end();
        for (String text : List.of("", "-1", "0", "99999999999999999999999", "12 34", "no number", "\u00fc")) {
            Files.writeString(folder.resolve(RunFolder.PID), text.repeat(2_000));
            new ForcedEnd().invoke(folder.toFile(), null);
            Files.writeString(folder.resolve(RunFolder.PID), text);
            new ForcedEnd().invoke(folder.toFile(), null);
        }
        Files.delete(folder.resolve(RunFolder.PID));
        Files.createDirectory(folder.resolve(RunFolder.PID));
        new ForcedEnd().invoke(folder.toFile(), null);
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

    @Test
    void abortingABuildTwiceOrThreeTimesStopsTheEngineAllTheSame() throws Exception {
        start("slow");
        RealProcesses.await(this::isStarted);
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
        RealProcesses.await(() -> Files.exists(folder.resolve(RunFolder.STOP)));
        for (int abort = 0; abort < 5; abort++) {
            build.interrupt();
            RealProcesses.await(() -> !build.isInterrupted());
        }
        assertThat(folder.resolve(RunFolder.STOP)).exists();
        Files.createFile(folder.resolve("go on"));
        build.join();

        assertThat(caught).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(process.exitStatus(workspace, launcher, TaskListener.NULL)).isEqualTo(130);
        assertThat(folder).doesNotExist();
    }

    @Test
    void aBuildThatFailsWhileItWaitsStopsTheEngine() throws Exception {
        start("vm");
        TaskListener broken = () -> {
            throw new IllegalStateException("the log is closed");
        };

        assertThatThrownBy(() -> EngineLaunch.follow(
                        controller, new EngineLaunch.LaunchPlace(workspace, new EnvVars(), launcher, broken)))
                .isInstanceOf(IllegalStateException.class);

        RealProcesses.await(() -> process.exitStatus(workspace, launcher, TaskListener.NULL) != null);
        assertThat(process.exitStatus(workspace, launcher, TaskListener.NULL)).isEqualTo(130);
    }
}
