package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * How far the installation of a base image is.
 *
 * @param changed whether there was anything to do
 * @param note a phrase for the log: what it did or found; empty while it goes on
 */
public record ImageInstalled(boolean finished, boolean changed, String note) implements DetachedResult {
    public static final ImageInstalled UNFINISHED = new ImageInstalled(false, false, "");
}
