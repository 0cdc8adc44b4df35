package io.jenkins.plugins.nanohost.engine.machine;

/** Hears nothing; for tests that look at results alone. */
public final class QuietListener implements OperationListener {
    @Override
    public void progress(String activity, int percent) {}

    @Override
    public void log(String line) {}

    @Override
    public void warning(String line) {}
}
