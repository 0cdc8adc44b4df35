package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * The execution of one of our steps. It consists of the library's execution, which owns the process across restarts, and the
 * cause of a stop. The cause is needed because the library reports success if the engine ends normally after a request to stop.
 */
final class EngineExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final ResultContext result;
    private final StepExecution inner;

    /**
     * @param inner the library's execution in the context {@code result}
     */
    EngineExecution(ResultContext result, StepExecution inner) {
        super(result.outer());
        this.result = result;
        this.inner = inner;
    }

    @Override
    public boolean start() throws Exception {
        return inner.start();
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        result.stoppedBy(cause);
        inner.stop(cause);
    }

    @Override
    public void onResume() {
        inner.onResume();
    }

    @Override
    public boolean blocksRestart() {
        return inner.blocksRestart();
    }

    @CheckForNull
    @Override
    public String getStatus() {
        return inner.getStatus();
    }
}
