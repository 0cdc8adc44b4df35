package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * The result of an operation that has no other facts to return.
 *
 * @param changed whether there was anything to do
 * @param note a phrase for the log: what it did or found; may be empty
 */
public record Done(boolean changed, String note) {}
