package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import io.jenkins.plugins.nanohost.launch.EngineEnd.Report;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.durabletask.Handler;

/**
 * Controls one engine after its start, even across restarts of Jenkins and lost connections, because it keeps only names and no
 * handles.
 *
 * <p>The library's own controller inside handles the process and its log. This one differs in four ways. When the process has
 * ended, it reports 0 and puts the real exit code into an {@link Envelope} with the engine's result. It treats an engine without
 * a pulse as lost. It asks the engine to stop before it kills it. And it does not clean up before the engine has ended: the
 * library asks for that 20 seconds after a stop, whether the process has ended or not.
 */
final class EngineController extends Controller {
    /** The time between the request to stop and the kill, and then between two checks; the library gives up a step 5 seconds later. */
    static final Duration GRACE = Duration.ofSeconds(15);

    /** How often a stopped engine is checked, and killed again, before it is left alone: for 5 minutes. */
    static final int MOST_CHECKS = 20;

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(EngineController.class.getName());

    private final Controller inner;
    private final String folder;
    private final String id;

    /** Stored, unlike the other states of {@link EngineEnd}: the others are found again by looking at the machine. */
    private boolean lost;

    @CheckForNull
    private transient EngineEnd end;

    @CheckForNull
    private transient PulseWatch pulse;

    private transient long lookedNanos;

    /**
     * @param inner the library's controller; its workspace is the run's folder
     * @param folder the run's folder, absolute on the machine
     * @param id the value of {@link LaunchScript#MARK}
     */
    EngineController(Controller inner, String folder, String id) {
        this.inner = inner;
        this.folder = folder;
        this.id = id;
    }

    private synchronized EngineEnd end() {
        if (end == null) {
            end = new EngineEnd(lost);
        }
        return end;
    }

    /** The run's folder, over the present connection of the workspace. */
    private FilePath folder(FilePath workspace) {
        return workspace.child(folder);
    }

    @Override
    public void watch(FilePath workspace, Handler handler, TaskListener listener)
            throws IOException, InterruptedException {
        inner.watch(folder(workspace), new EnvelopeHandler(handler, folder), listener);
    }

    @Override
    public boolean writeLog(FilePath workspace, OutputStream sink) throws IOException, InterruptedException {
        return inner.writeLog(folder(workspace), sink);
    }

    @Override
    @CheckForNull
    public Integer exitStatus(FilePath workspace, Launcher launcher, TaskListener logger)
            throws IOException, InterruptedException {
        return exitStatus(workspace, launcher, logger, System.nanoTime());
    }

    @CheckForNull
    Integer exitStatus(FilePath workspace, Launcher launcher, TaskListener logger, long nowNanos)
            throws IOException, InterruptedException {
        look(workspace, launcher, logger, nowNanos);
        return end().report() == Report.WORKS ? null : 0;
    }

    private void look(FilePath workspace, Launcher launcher, TaskListener logger, long nowNanos)
            throws IOException, InterruptedException {
        if (end().report() != Report.WORKS) {
            return;
        }
        Integer code = inner.exitStatus(folder(workspace), launcher, logger);
        if (code != null && !vanished(code)) {
            end().hasEnded();
            return;
        }
        if (pulse == null) {
            pulse = new PulseWatch();
        } else if (nowNanos - lookedNanos < PulseWatch.INTERVAL.toNanos()) {
            return;
        }
        lookedNanos = nowNanos;
        if (code != null
                || pulse.isLost(folder(workspace).child(RunFolder.PULSE).lastModified(), nowNanos)) {
            end().isSilent();
            killIfDue(workspace, launcher);
            storeLoss();
        }
    }

    private synchronized void storeLoss() {
        lost = end().report() == Report.LOST;
    }

    @Override
    public byte[] getOutput(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        Report report = end().report();
        if (report == Report.LOST || report == Report.LEFT) {
            return (report == Report.LOST ? new Envelope(Envelope.LOST, "") : new Envelope(Envelope.LEFT, folder))
                    .toBytes();
        }
        Integer code = inner.exitStatus(folder(workspace), launcher, TaskListener.NULL);
        if (code == null) {
            throw new IOException("the engine in " + folder + " has not ended yet");
        }
        return envelope(code, vanished(code) ? new byte[0] : result(workspace, launcher));
    }

    /** The engine's result, but no more of it than can be a result. */
    private byte[] result(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        FilePath file = folder(workspace).child(RunFolder.RESULT);
        if (!file.exists()) {
            // An older version of this plugin started it; then the library has the output.
            byte[] all = inner.getOutput(folder(workspace), launcher);
            return Arrays.copyOf(all, Math.min(all.length, EngineResult.MOST_BYTES + 1));
        }
        try (InputStream in = file.read()) {
            return in.readNBytes(EngineResult.MOST_BYTES + 1);
        }
    }

    private static byte[] envelope(int code, byte[] output) {
        return new Envelope(vanished(code) ? Envelope.LOST : code, new String(output, StandardCharsets.UTF_8))
                .toBytes();
    }

    /** The library's own exit codes for a process that vanished are negative. */
    private static boolean vanished(int code) {
        return code < 0;
    }

    @Override
    public void stop(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        stop(workspace, launcher, Timer.get());
    }

    /**
     * Asks the engine to stop, and returns at once; if it still runs after {@link #GRACE}, a thread of the timer kills it. A
     * second call asks again, in case the first one did not get through, and changes nothing else.
     */
    void stop(FilePath workspace, Launcher launcher, ScheduledExecutorService timer)
            throws IOException, InterruptedException {
        if (end().askedToStop()) {
            later(timer, () -> check(workspace, launcher, timer, 1));
        }
        ask(workspace);
    }

    private void ask(FilePath workspace) throws IOException, InterruptedException {
        folder(workspace).child(RunFolder.STOP).act(new StopOrder());
    }

    private static void later(ScheduledExecutorService timer, Runnable task) {
        timer.schedule(task, GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sees to it that a stopped engine ends. Only logs errors: the build has its end by then, so nobody can receive them. */
    private void check(FilePath workspace, Launcher launcher, ScheduledExecutorService timer, int number) {
        boolean done = false;
        try {
            done = isDone(workspace, launcher, number);
        } catch (IOException | RuntimeException e) {
            Level level = number == 1 || number == MOST_CHECKS ? Level.WARNING : Level.FINE;
            LOGGER.log(level, e, () -> "The engine in " + folder + " was asked to stop; whether it did is not known");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!done && number < MOST_CHECKS) {
            later(timer, () -> check(workspace, launcher, timer, number + 1));
        }
    }

    /** At the first check the library may still need the result of an engine that has ended; it looks for 20 seconds. */
    private boolean isDone(FilePath workspace, Launcher launcher, int number) throws IOException, InterruptedException {
        if (!folder(workspace).exists()) {
            return true;
        }
        Integer code = inner.exitStatus(folder(workspace), launcher, TaskListener.NULL);
        if (code == null) {
            end().graceIsOver();
        } else if (vanished(code)) {
            // Only the shell around it is gone.
            end().isSilent();
        } else {
            end().hasEnded();
        }
        killIfDue(workspace, launcher);
        if (number > 1 && end().mayCleanUp()) {
            cleanup(workspace);
            return true;
        }
        return false;
    }

    private void killIfDue(FilePath workspace, Launcher launcher) throws InterruptedException {
        if (!end().isKillDue()) {
            return;
        }
        try {
            kill(workspace, launcher);
            end().killed();
        } catch (IOException | RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The engine in " + folder + " could not be killed now");
            end().killFailed();
        } catch (InterruptedException e) {
            end().killFailed();
            throw e;
        }
    }

    /** Each of the calls is made, even if the one before it fails. */
    private void kill(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        IOException problem = null;
        try {
            // An engine that was only asleep ends by itself when it wakes.
            ask(workspace);
        } catch (IOException e) {
            LOGGER.log(Level.FINE, e, () -> "The engine in " + folder + " could not be asked to stop");
        }
        try {
            folder(workspace).act(new ForcedEnd());
        } catch (IOException e) {
            problem = e;
        }
        try {
            launcher.kill(Map.of(LaunchScript.MARK, id));
        } catch (IOException e) {
            if (problem != null) {
                e.addSuppressed(problem);
            }
            throw e;
        }
        if (problem != null) {
            throw problem;
        }
    }

    /** Deletes the files of the run, if its engine has ended; otherwise a timer, or a later run, does it. */
    @Override
    public void cleanup(FilePath workspace) throws IOException, InterruptedException {
        if (!end().mayCleanUp()) {
            LOGGER.fine(() -> "The engine in " + folder + " has not ended yet, so its files stay");
            return;
        }
        inner.cleanup(folder(workspace));
        EngineTask.delete(folder(workspace));
    }

    @Override
    public String getDiagnostics(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        return inner.getDiagnostics(folder(workspace), launcher);
    }

    /** Makes the same envelope on the machine, when the library watches the process there. */
    private static final class EnvelopeHandler extends Handler {
        private static final long serialVersionUID = 1L;

        private final Handler handler;

        /** Null if an older version of this plugin stored it. */
        @CheckForNull
        private final String folder;

        EnvelopeHandler(Handler handler, String folder) {
            this.handler = handler;
            this.folder = folder;
        }

        @Override
        public void output(InputStream stream) throws Exception {
            handler.output(stream);
        }

        @Override
        public void exited(int code, @CheckForNull byte[] output) throws Exception {
            handler.exited(0, envelope(code, output == null ? result() : output));
        }

        private byte[] result() throws IOException {
            Path file = folder == null ? null : Path.of(folder, RunFolder.RESULT);
            if (file == null || !Files.isRegularFile(file)) {
                return new byte[0];
            }
            try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(EngineResult.MOST_BYTES + 1);
            }
        }
    }
}
