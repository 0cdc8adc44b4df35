package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * Docker in a guest.
 *
 * @param serverVersion of the daemon; empty unless answering
 * @param images {@code repository:tag} of each image; empty unless answering
 * @param log the last lines of the daemon's own log; empty when it answers
 */
public record DockerFact(DockerState state, String serverVersion, List<String> images, String log) {
    public DockerFact {
        images = List.copyOf(images);
    }

    public boolean answering() {
        return state == DockerState.ANSWERING;
    }
}
