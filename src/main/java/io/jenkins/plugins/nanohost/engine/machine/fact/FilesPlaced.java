package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * What a copy did.
 *
 * @param files how many were written
 * @param bytes how many bytes were written
 */
public record FilesPlaced(int files, long bytes) {}
