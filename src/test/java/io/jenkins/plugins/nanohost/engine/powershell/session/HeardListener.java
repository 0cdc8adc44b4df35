package io.jenkins.plugins.nanohost.engine.powershell.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A listener that keeps what a session reports, and runs what a test wants at a line of log. */
final class HeardListener implements SessionListener {
    final List<String> progress = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final List<ScriptError> errors = new ArrayList<>();
    private Consumer<String> atLine = text -> {};

    HeardListener atLine(Consumer<String> action) {
        atLine = action;
        return this;
    }

    @Override
    public void progress(String activity, String status, int percent) {
        progress.add(activity + "|" + status + "|" + percent);
    }

    @Override
    public void log(LogLevel level, String text) {
        log.add(level + " " + text);
        atLine.accept(text);
    }

    @Override
    public void failure(ScriptError error) {
        errors.add(error);
    }
}
