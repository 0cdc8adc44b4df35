package io.jenkins.plugins.nanohost.engine.machine;

/**
 * What is needed to log on to a guest.
 *
 * @param vmId the VM's id
 * @param user for example {@code Administrator}
 */
public record GuestAccess(String vmId, String user, Secret password) {}
