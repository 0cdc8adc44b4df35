package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.plan.Decision;
import io.jenkins.plugins.nanohost.engine.stage.StageName;

/**
 * What one stage decided.
 *
 * @param thing what the stage makes, with its path or name
 */
public record StagePlan(StageName stage, String thing, Decision decision) {
    /** One line of the log, for example {@code [nanoVhd] Keeping host disk ...: same media, packages and settings}. */
    public String line() {
        return "[" + stage.step() + "] " + decision.telling() + " " + thing + ": " + decision.reason();
    }
}
