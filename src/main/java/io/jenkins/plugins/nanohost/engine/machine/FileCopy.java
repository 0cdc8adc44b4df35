package io.jenkins.plugins.nanohost.engine.machine;

/**
 * One file's way into a guest.
 *
 * @param source on the machine
 * @param destination in the guest, {@code C:\...}
 */
public record FileCopy(String source, String destination) {}
