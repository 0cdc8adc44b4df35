package io.jenkins.plugins.nanohost.launch;

import com.google.common.util.concurrent.ListenableFuture;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.IOException;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * The context of our step as the library's inner step sees it: the same context, but the text that the inner step returns is
 * converted to the engine's result or failure, and its log is masked. It is stored with the pipeline's program, which keeps a
 * {@link Secret} encrypted.
 */
final class ResultContext extends StepContext {
    private static final long serialVersionUID = 1L;

    private final StepContext context;

    @CheckForNull
    private final Secret secret;

    /** Stored with the program, because the engine may end after a restart. */
    @CheckForNull
    private Throwable stopped;

    ResultContext(StepContext context, @CheckForNull Secret secret) {
        this.context = context;
        this.secret = secret;
    }

    /** The context of our own step. */
    StepContext outer() {
        return context;
    }

    /** From now on, this is the cause if the engine fails. */
    void stoppedBy(Throwable cause) {
        if (stopped == null) {
            stopped = cause;
        }
    }

    @Override
    public void onSuccess(@CheckForNull Object result) {
        Envelope end;
        try {
            end = Envelope.parse(String.valueOf(result));
        } catch (IllegalArgumentException e) {
            context.onFailure(e);
            return;
        }
        if (stopped != null && end.exitCode() != 0) {
            context.onFailure(stopped);
            return;
        }
        try {
            context.onSuccess(EngineResult.of(end));
        } catch (AbortException e) {
            context.onFailure(e);
        }
    }

    @Override
    public void onFailure(Throwable cause) {
        context.onFailure(cause);
    }

    @Override
    public <T> T get(Class<T> key) throws IOException, InterruptedException {
        T value = context.get(key);
        if (key == TaskListener.class && value != null && secret != null) {
            return key.cast(new MaskingListener((TaskListener) value, secret));
        }
        return value;
    }

    @Override
    public boolean isReady() {
        return context.isReady();
    }

    @Override
    public ListenableFuture<Void> saveState() {
        return context.saveState();
    }

    @Override
    public void setResult(Result result) {
        context.setResult(result);
    }

    @Override
    public BodyInvoker newBodyInvoker() {
        return context.newBodyInvoker();
    }

    @Override
    public boolean hasBody() {
        return context.hasBody();
    }

    @Override
    public boolean equals(@CheckForNull Object other) {
        return other instanceof ResultContext that && context.equals(that.context);
    }

    @Override
    public int hashCode() {
        return Objects.hash(context);
    }
}
