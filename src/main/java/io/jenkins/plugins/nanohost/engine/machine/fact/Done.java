package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * What an operation without further facts answers.
 *
 * @param changed whether it had something to do
 * @param note what it did or found, a phrase for the log; may be empty
 */
public record Done(boolean changed, String note) {}
