package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * How Docker is set up in a guest, whether it runs or not. A text is empty where its file is not there.
 *
 * @param start of its service or task
 * @param settings the text of {@code daemon.json}; for a task, that of the script which it runs
 * @param authority the certificate of the authority that clients have to be signed by, PEM
 * @param certificate the daemon's own, PEM
 * @param keyThere whether there is a file for its key
 * @param portOpen whether the guest's firewall has our rule
 */
public record DockerSetup(
        ServiceStart start,
        String settings,
        String authority,
        String certificate,
        boolean keyThere,
        boolean portOpen) {}
