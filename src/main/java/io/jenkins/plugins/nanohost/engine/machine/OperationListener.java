package io.jenkins.plugins.nanohost.engine.machine;

/**
 * Receives progress and log lines of an operation while it works; may be called from a thread other than the one that performs
 * it.
 */
public interface OperationListener {
    /**
     * @param activity what is being done
     * @param percent 0 to 100; -1 if it is not known
     */
    void progress(String activity, int percent);

    /** A line of information for people. */
    void log(String line);

    void warning(String line);
}
