package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * The state of Docker in a guest.
 *
 * @param serverVersion the daemon's version; empty if it does not answer
 * @param images {@code repository:tag} of each image; empty if the daemon does not answer
 * @param log the last lines of the daemon's own log; empty if it answers
 */
public record DockerFact(DockerState state, String serverVersion, List<String> images, String log) {
    public DockerFact {
        images = List.copyOf(images);
    }

    public boolean answering() {
        return state == DockerState.ANSWERING;
    }
}
