package io.jenkins.plugins.nanohost.engine.powershell.session;

/** Hears what an operation tells while it runs; called by the thread that waits for the result. */
public interface SessionListener {
    /**
     * How far the operation is.
     *
     * @param percent 0 to 100, or -1 when it is not known
     */
    void progress(String activity, String status, int percent);

    /** One line of log, or several when a script wrote them at once. */
    void log(LogLevel level, String text);

    /** What the operation failed of, before the failure is thrown. */
    default void failure(ScriptError error) {}
}
