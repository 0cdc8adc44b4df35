package io.jenkins.plugins.nanohost.launch;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.durabletask.Controller;
import org.jenkinsci.plugins.durabletask.DurableTask;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.durable_task.DurableTaskStep;

/**
 * Runs the engine: for a pipeline step without blocking a thread, for a freestyle build while the thread of the build waits.
 */
public final class EngineLaunch {
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
        try {
            awaitEnd(engine, place);
            byte[] output = engine.getOutput(place.workspace(), place.launcher());
            return EngineResult.of(Envelope.parse(new String(output, StandardCharsets.UTF_8)));
        } finally {
            engine.cleanup(place.workspace());
        }
    }

    private static void awaitEnd(Controller engine, LaunchPlace place) throws IOException, InterruptedException {
        try {
            while (!hasEnded(engine, place)) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException e) {
            engine.stop(place.workspace(), place.launcher());
            long patience =
                    System.nanoTime() + EngineController.GRACE.plusSeconds(5).toNanos();
            while (!hasEnded(engine, place) && System.nanoTime() < patience) {
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            throw e;
        }
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
