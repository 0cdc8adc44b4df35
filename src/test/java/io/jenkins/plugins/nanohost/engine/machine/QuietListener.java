package io.jenkins.plugins.nanohost.engine.machine;

/** Ignores what it hears; for tests that look only at results. */
public final class QuietListener implements OperationListener {
    @Override
    public void progress(String activity, int percent) {}

    @Override
    public void log(String line) {}

    @Override
    public void warning(String line) {}
}
