package io.jenkins.plugins.nanohost.engine.report;

/** Tells the person who reads the build what happens: one line a fact. */
public interface Narrator {
    /** Something that was done or found, in the past tense, with count, size, seconds and place. */
    void fact(String line);

    void warning(String line);

    /**
     * How far the activity under way is.
     *
     * @param percent 0 to 100; -1 where it is not known
     */
    void progress(String activity, int percent);

    /** Takes away what shows progress, before others write on the same terminal. */
    default void quiet() {}
}
