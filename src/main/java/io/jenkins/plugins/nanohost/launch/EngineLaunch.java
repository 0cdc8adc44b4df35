package io.jenkins.plugins.nanohost.launch;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;

/**
 * Runs the engine: for a pipeline step without blocking a thread, for a freestyle build while the thread of the build waits.
 */
public final class EngineLaunch {
    private static final Logger LOGGER = Logger.getLogger(EngineLaunch.class.getName());
    private static final long POLL_MILLIS = 1_000;

    private EngineLaunch() {}

    /** The execution of a step that returns the engine's result, a plain map. */
    public static StepExecution start(EngineOrder order, StepContext context) throws Exception {
        ResultContext result = new ResultContext(context, order.administratorPassword());
        return new EngineExecution(result, new Inner(order).start(result));
    }

    /**
     * Runs the engine to its end and returns its result.
     *
     * @throws hudson.AbortException when the engine fails; the message is for the person who reads the build's log
     * @throws InterruptedException when the build was aborted; the engine has then ended
     */
    public static Map<String, Object> run(EngineOrder order, LaunchPlace place)
            throws IOException, InterruptedException {
        TaskListener listener = order.administratorPassword() == null
                ? place.listener()
                : new MaskingListener(place.listener(), order.administratorPassword());
        return follow(
                new EngineTask(order).launch(place.env(), place.workspace(), place.launcher(), listener),
                new LaunchPlace(place.workspace(), place.env(), place.launcher(), listener));
    }

    static Map<String, Object> follow(Controller engine, LaunchPlace place) throws IOException, InterruptedException {
        boolean ended = false;
        boolean aborted = false;
        boolean abortedLater = false;
        try {
            while (!hasEnded(engine, place)) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            ended = true;
            byte[] output = engine.getOutput(place.workspace(), place.launcher());
            return EngineResult.of(Envelope.parse(new String(output, StandardCharsets.UTF_8)));
        } catch (InterruptedException e) {
            aborted = true;
            throw e;
        } finally {
            if (!ended) {
                abortedLater = end(engine, place);
            }
            cleanUp(engine, place);
            if (abortedLater && !aborted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void cleanUp(Controller engine, LaunchPlace place) throws InterruptedException {
        try {
            engine.cleanup(place.workspace());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The files of a run cannot be deleted now; a later run tries again", e);
        }
    }

    /**
     * Stops the engine of a build that was aborted or failed, and waits for its end as long as that should take. A person who
     * aborts the build once more changes nothing: the engine is ending.
     *
     * @return whether the build was aborted meanwhile
     */
    private static boolean end(Controller engine, LaunchPlace place) {
        long limit = System.nanoTime() + EngineController.GRACE.plusSeconds(5).toNanos();
        boolean interrupted = false;
        boolean asked = false;
        boolean done = false;
        while (!done && System.nanoTime() < limit) {
            try {
                if (!asked) {
                    engine.stop(place.workspace(), place.launcher());
                    asked = true;
                }
                done = hasEnded(engine, place);
                if (!done) {
                    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (IOException e) {
                // The connection is lost, or the log cannot be written; the timers of the controller do what can be
                // done.
                LOGGER.log(Level.WARNING, "It is not known whether an engine that was asked to stop has ended", e);
                done = true;
            }
        }
        return interrupted;
    }

    private static boolean hasEnded(Controller engine, LaunchPlace place) throws IOException, InterruptedException {
        Integer code = engine.exitStatus(place.workspace(), place.launcher(), place.listener());
        engine.writeLog(place.workspace(), place.listener().getLogger());
        return code != null;
    }

    /** Where a build runs, in the form in which Jenkins passes it to a build step. */
    public record LaunchPlace(FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener) {}

    /** The library's step with our task in it; it is not registered in Jenkins. */
    private static final class Inner extends DurableTaskStep {
        private final EngineOrder order;

        Inner(EngineOrder order) {
            this.order = order;
            setReturnStdout(true);
        }

        @Override
        protected DurableTask task() {
            return new EngineTask(order);
        }
    }
}
