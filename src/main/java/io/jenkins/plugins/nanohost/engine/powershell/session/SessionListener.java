package io.jenkins.plugins.nanohost.engine.powershell.session;

/** Receives progress and log of an operation while it runs; called by the thread that waits for the result. */
public interface SessionListener {
    /**
     * How far the operation is.
     *
     * @param percent 0 to 100, or -1 when it is not known
     */
    void progress(String activity, String status, int percent);

    /** One log line, or several if a script wrote them at once. */
    void log(LogLevel level, String text);

    /** The error that made the operation fail; called before the failure is thrown. */
    default void failure(ScriptError error) {}
}
