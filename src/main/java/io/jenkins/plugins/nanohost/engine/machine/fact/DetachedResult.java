package io.jenkins.plugins.nanohost.engine.machine.fact;

/** What a call answers that starts work in a guest, or asks for its result: the work goes on beside the calls. */
public interface DetachedResult {
    /** Whether the work has ended; its result is there only then. */
    boolean finished();
}
