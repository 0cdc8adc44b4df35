package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.secrets.Secret;

/**
 * What is needed to log on to a guest.
 *
 * @param vmId the VM's id
 * @param user for example {@code Administrator}
 */
public record GuestAccess(String vmId, String user, Secret password) {}
