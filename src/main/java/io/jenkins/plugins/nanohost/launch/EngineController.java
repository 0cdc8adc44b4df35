package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 * <p>The library's own controller inside handles the process, its log and its output. This one differs in three ways. When the
 * process has ended, it reports 0 and puts the real exit code into an {@link Envelope} with the output. It treats an engine
 * without a pulse as lost. And it asks the engine to stop before it kills it.
 */
final class EngineController extends Controller {
    /** The time between the request to stop and the kill; the library gives up a step 5 seconds later. */
    static final Duration GRACE = Duration.ofSeconds(15);

    /** The time after which we clean up a stopped engine ourselves; the library only does so for 20 seconds. */
    static final Duration LEFT = Duration.ofSeconds(30);

    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(EngineController.class.getName());

    private final Controller inner;
    private final String folder;
    private final String id;
    private boolean lost;

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

    /** The run's folder, over the present connection of the workspace. */
    private FilePath folder(FilePath workspace) {
        return workspace.child(folder);
    }

    @Override
    public void watch(FilePath workspace, Handler handler, TaskListener listener)
            throws IOException, InterruptedException {
        inner.watch(folder(workspace), new EnvelopeHandler(handler), listener);
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
        if (lost || inner.exitStatus(folder(workspace), launcher, logger) != null) {
            return 0;
        }
        if (pulse == null) {
            pulse = new PulseWatch();
        } else if (nowNanos - lookedNanos < PulseWatch.INTERVAL.toNanos()) {
            return null;
        }
        lookedNanos = nowNanos;
        if (pulse.isLost(folder(workspace).child(RunFolder.PULSE).lastModified(), nowNanos)) {
            lost = true;
            kill(workspace, launcher);
            return 0;
        }
        return null;
    }

    @Override
    public byte[] getOutput(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        if (lost) {
            return new Envelope(Envelope.LOST, "").toBytes();
        }
        Integer code = inner.exitStatus(folder(workspace), launcher, TaskListener.NULL);
        if (code == null) {
            throw new IOException("the engine in " + folder + " has not ended yet");
        }
        return vanished(code)
                ? envelope(code, new byte[0])
                : envelope(code, inner.getOutput(folder(workspace), launcher));
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

    /** Asks the engine to stop, and returns at once; if it still runs after {@link #GRACE}, a thread of the timer kills it. */
    void stop(FilePath workspace, Launcher launcher, ScheduledExecutorService timer)
            throws IOException, InterruptedException {
        folder(workspace).child(RunFolder.STOP).write("", "UTF-8");
        timer.schedule(
                () -> quietly(() -> killUnlessEnded(workspace, launcher)), GRACE.toMillis(), TimeUnit.MILLISECONDS);
        timer.schedule(
                () -> quietly(() -> cleanUpIfEnded(workspace, launcher)), LEFT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void killUnlessEnded(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        if (folder(workspace).exists() && inner.exitStatus(folder(workspace), launcher, TaskListener.NULL) == null) {
            kill(workspace, launcher);
        }
    }

    private void cleanUpIfEnded(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        if (folder(workspace).exists() && inner.exitStatus(folder(workspace), launcher, TaskListener.NULL) != null) {
            cleanup(workspace);
        }
    }

    /** Runs a task of the timer and only logs its errors: the step has ended by then, so nobody can receive them. */
    private void quietly(StartTask task) {
        try {
            task.run();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The engine in " + folder + " was asked to stop; whether it did is not known", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface StartTask {
        void run() throws IOException, InterruptedException;
    }

    private void kill(FilePath workspace, Launcher launcher) throws IOException, InterruptedException {
        folder(workspace).act(new ForcedEnd());
        launcher.kill(Map.of(LaunchScript.MARK, id));
    }

    @Override
    public void cleanup(FilePath workspace) throws IOException, InterruptedException {
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

        EnvelopeHandler(Handler handler) {
            this.handler = handler;
        }

        @Override
        public void output(InputStream stream) throws Exception {
            handler.output(stream);
        }

        @Override
        public void exited(int code, @CheckForNull byte[] output) throws Exception {
            handler.exited(0, envelope(code, output == null ? new byte[0] : output));
        }
    }
}
