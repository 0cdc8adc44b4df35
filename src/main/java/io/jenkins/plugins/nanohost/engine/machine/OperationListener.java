package io.jenkins.plugins.nanohost.engine.machine;

/** Hears what an operation says while it works; may be called from another thread than the one that performs it. */
public interface OperationListener {
    /**
     * @param activity what is being done
     * @param percent 0 to 100; -1 where it is not known
     */
    void progress(String activity, int percent);

    /** A line of information that a person may want to read. */
    void log(String line);

    void warning(String line);
}
