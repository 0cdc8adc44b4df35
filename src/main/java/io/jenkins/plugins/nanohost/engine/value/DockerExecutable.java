package io.jenkins.plugins.nanohost.engine.value;

import java.util.List;

/** The programs of Docker on Windows, by their file names. */
public final class DockerExecutable {
    /** The client; in Technical Preview 4 this program is also the daemon. */
    public static final String CLIENT = "docker.exe";

    public static final String DAEMON = "dockerd.exe";

    public static final List<String> ALL = List.of(CLIENT, DAEMON);

    private DockerExecutable() {}
}
