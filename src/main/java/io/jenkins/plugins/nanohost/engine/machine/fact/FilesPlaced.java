package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * The result of a copy.
 *
 * @param files how many were written
 * @param bytes how many bytes were written
 */
public record FilesPlaced(int files, long bytes) {}
