package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import hudson.AbortException;
import hudson.model.Result;
import hudson.model.TaskListener;
import hudson.util.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.junit.jupiter.api.Test;

class ResultContextTest {
    private final Outer outer = new Outer();
    private final ResultContext context = new ResultContext(outer, Secret.fromString("Geheim"));

    private static String envelope(int exitCode, String output) {
        return new String(new Envelope(exitCode, output).toBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void handsOnTheResultAsAPlainMap() {
        context.onSuccess(envelope(0, "{\"host\": \"nano01\"}"));

        assertThat(outer.ends).containsExactly(Map.of("host", "nano01"));
    }

    @Test
    void handsOnAFailureWithItsMessage() {
        context.onSuccess(envelope(3, "{\"message\": \"no media\"}"));

        assertThat(outer.ends).singleElement().isInstanceOf(AbortException.class);
        assertThat((Throwable) outer.ends.get(0)).hasMessage("no media");
    }

    @Test
    void handsOnWhatTheLibraryFailsWith() {
        Throwable lost = new IllegalStateException("agent gone");

        context.onFailure(lost);

        assertThat(outer.ends).containsExactly(lost);
    }

    @Test
    void aStoppedEngineFailsForTheCauseOfTheStop() throws Exception {
        Throwable cause = new InterruptedException("by a person");
        StepExecution execution = new EngineExecution(context, new Quiet(context));

        execution.stop(cause);
        execution.stop(new InterruptedException("again"));
        context.onSuccess(envelope(130, "{\"message\": \"stopped by the stop file\"}"));

        assertThat(outer.ends).containsExactly(cause);
    }

    @Test
    void anEngineThatWasDoneBeforeTheStopReachedItIsDone() throws Exception {
        new EngineExecution(context, new Quiet(context)).stop(new InterruptedException());
        context.onSuccess(envelope(0, "{\"host\": \"nano01\"}"));

        assertThat(outer.ends).containsExactly(Map.of("host", "nano01"));
    }

    @Test
    void whatIsNoEnvelopeIsAFaultOfOurs() {
        context.onSuccess("garbage");

        assertThat(outer.ends).singleElement().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLogIsMaskedOnlyWhereThereIsASecret() throws Exception {
        assertThat(context.get(TaskListener.class)).isInstanceOf(MaskingListener.class);
        assertThat(new ResultContext(outer, null).get(TaskListener.class)).isSameAs(TaskListener.NULL);
        assertThat(context.get(String.class)).isEqualTo("other");
    }

    @Test
    void survivesWithTheProgramAndEqualsItself() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new EngineExecution(context, new Quiet(context)).stop(new InterruptedException("by a person"));

        new ObjectOutputStream(bytes).writeObject(context);
        ResultContext again =
                (ResultContext) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        again.onSuccess(envelope(130, "{}"));

        assertThat(((Outer) again.outer()).ends).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(again).isEqualTo(context).hasSameHashCodeAs(context);
        assertThat(new ResultContext(new Outer("another"), null)).isNotEqualTo(context);
    }

    /** The part of the library's execution that matters here. */
    private static final class Quiet extends StepExecution {
        private static final long serialVersionUID = 1L;

        Quiet(StepContext context) {
            super(context);
        }

        @Override
        public boolean start() {
            return false;
        }
    }

    /** The context of our step, which remembers how it ended. */
    private static final class Outer extends StepContext {
        private static final long serialVersionUID = 1L;

        private final ArrayList<Object> ends = new ArrayList<>();
        private final String name;

        Outer() {
            this("one");
        }

        Outer(String name) {
            this.name = name;
        }

        @Override
        public <T> T get(Class<T> key) {
            return key.cast(key == TaskListener.class ? TaskListener.NULL : "other");
        }

        @Override
        public void onSuccess(Object result) {
            ends.add(result);
        }

        @Override
        public void onFailure(Throwable cause) {
            ends.add(cause);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public ListenableFuture<Void> saveState() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setResult(Result result) {}

        @Override
        public BodyInvoker newBodyInvoker() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Outer that && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return List.of(name).hashCode();
        }
    }
}
