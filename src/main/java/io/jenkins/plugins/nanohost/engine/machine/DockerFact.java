package io.jenkins.plugins.nanohost.engine.machine;

import java.util.List;

/**
 * Docker in a guest.
 *
 * @param state {@code absent} (no service or task), {@code stopped}, {@code starting} (runs, does not answer yet) or
 *     {@code answering}
 * @param serverVersion of the daemon; empty unless answering
 * @param images {@code repository:tag} of each image; empty unless answering
 * @param log the last lines of the daemon's own log; empty when it answers
 */
public record DockerFact(String state, String serverVersion, List<String> images, String log) {
    public static final String ABSENT = "absent";
    public static final String STOPPED = "stopped";
    public static final String STARTING = "starting";
    public static final String ANSWERING = "answering";

    public DockerFact {
        images = List.copyOf(images);
    }

    public boolean answering() {
        return state.equals(ANSWERING);
    }
}
