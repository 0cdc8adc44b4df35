package io.jenkins.plugins.nanohost.engine.report;

import java.util.function.Consumer;

/** Passes on warnings and errors; what only tells that the work goes well is left out. */
public final class QuietNarrator implements Narrator {
    private final Narrator inner;
    private final Consumer<String> results;

    /**
     * @param results takes the lines of the result
     */
    public QuietNarrator(Narrator inner, Consumer<String> results) {
        this.inner = inner;
        this.results = results;
    }

    @Override
    public void fact(String line) {
        // Nobody asked for it.
    }

    @Override
    public void result(String line) {
        results.accept(line);
    }

    @Override
    public void warning(String line) {
        inner.warning(line);
    }

    @Override
    public void error(String line) {
        inner.error(line);
    }

    @Override
    public void progress(String activity, int percent) {
        // Nobody asked for it.
    }

    @Override
    public void quiet() {
        inner.quiet();
    }
}
