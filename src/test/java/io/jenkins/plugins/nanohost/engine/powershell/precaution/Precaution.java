package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;

/**
 * A place in a script that takes care of something, and what happens in which it is missed.
 *
 * @param text the place; stands in the script once
 * @param by what is there when the precaution is taken out
 * @param scenario ends well with the precaution, and not without it
 */
record Precaution(String script, String text, String by, Release release, Scenario scenario) {
    /** What happens. */
    @FunctionalInterface
    interface Scenario {
        void run(PrecautionBench bench) throws Exception;
    }

    static Precaution in(String script, String text, String by, Scenario scenario) {
        return new Precaution(script, text, by, Release.SERVER_2016, scenario);
    }

    Precaution on(Release other) {
        return new Precaution(script, text, by, other, scenario);
    }

    @Override
    public String toString() {
        return script + ": " + text.strip() + (by.isBlank() ? "" : " -> " + by.strip());
    }
}
