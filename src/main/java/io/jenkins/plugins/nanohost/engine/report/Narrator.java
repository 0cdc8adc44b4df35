package io.jenkins.plugins.nanohost.engine.report;

/** Reports to the person who reads the build log what happens: one line per fact. */
public interface Narrator {
    /** Something that was done or found, in the past tense, with count, size, seconds and place. */
    void fact(String line);

    void warning(String line);

    /** A line of what the command was called for, such as what was removed, where nothing else shows that to a person. */
    default void result(String line) {
        fact(line);
    }

    /** Why the command failed, and what to do. */
    default void error(String line) {
        fact(line);
    }

    /**
     * How far the current activity is.
     *
     * @param percent 0 to 100; -1 where it is not known
     */
    void progress(String activity, int percent);

    /** Removes the progress display before others write to the same terminal. */
    default void quiet() {}
}
