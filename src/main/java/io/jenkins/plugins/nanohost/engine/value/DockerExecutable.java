package io.jenkins.plugins.nanohost.engine.value;

import java.util.List;

/** The programs that Docker consists of on Windows, by the names of their files. */
public final class DockerExecutable {
    /** The client, which in Technical Preview 4 is the daemon too. */
    public static final String CLIENT = "docker.exe";

    public static final String DAEMON = "dockerd.exe";

    public static final List<String> ALL = List.of(CLIENT, DAEMON);

    private DockerExecutable() {}
}
