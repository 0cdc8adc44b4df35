package io.jenkins.plugins.nanohost.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Pipes with names, as Unix has them: whoever opens one waits until somebody opens the other end. */
final class Pipes {
    private Pipes() {}

    static Path make(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        return path;
    }
}
