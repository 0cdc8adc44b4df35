package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * A disk that an operation made or found.
 *
 * @param fileBytes the file's length now
 */
public record DiskFact(String path, long fileBytes) {}
