package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;

/**
 * A place in a script that prevents something, and a scenario that fails without it.
 *
 * @param text the place; it must be in the script exactly once
 * @param by what replaces it when the precaution is taken out
 * @param scenario succeeds with the precaution, and fails without it
 */
record Precaution(String script, String text, String by, Release release, Scenario scenario) {
    /** The scenario. */
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
        String change = text.strip() + (by.isBlank() ? "" : " -> " + by.strip());
        return script + ": " + change.replaceAll("\\s+", " ");
    }
}
