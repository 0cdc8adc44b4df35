package io.jenkins.plugins.nanohost.engine.report;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The order that the run ends; given once, from any thread, and never taken back. */
public final class StopSignal {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    @CheckForNull
    private volatile String reason;

    /**
     * @param reason who or what asks, for the message, for example {@code the stop file}
     */
    public void give(String reason) {
        List<Consumer<String>> told;
        synchronized (this) {
            if (this.reason != null) {
                return;
            }
            this.reason = reason;
            // A listener that is added after this is called at once by onStop.
            told = List.copyOf(listeners);
        }
        told.forEach(listener -> listener.accept(reason));
    }

    /** Calls the listener when the signal is given, or at once if it was given already. */
    public void onStop(Consumer<String> listener) {
        String given;
        synchronized (this) {
            listeners.add(listener);
            given = reason;
        }
        if (given != null) {
            listener.accept(given);
        }
    }

    public boolean given() {
        return reason != null;
    }

    /**
     * @throws AbortedFailure when the signal was given
     */
    public void check() throws AbortedFailure {
        String given = reason;
        if (given != null) {
            throw new AbortedFailure(
                    FailureCode.STOPPED, "stopped by " + given, "Run it again to go on where it ended.");
        }
    }
}
