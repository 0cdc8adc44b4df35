package io.jenkins.plugins.nanohost.engine.machine;

/**
 * One file to copy into a guest.
 *
 * @param source the path on the machine
 * @param destination the path in the guest, {@code C:\...}
 */
public record FileCopy(String source, String destination) {}
