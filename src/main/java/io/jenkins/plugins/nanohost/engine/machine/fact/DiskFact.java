package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * A disk that an operation made or found.
 *
 * @param fileBytes the present length of the file
 */
public record DiskFact(String path, long fileBytes) {}
