package io.jenkins.plugins.nanohost.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether standard error is a terminal; Java has no call for that. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /**
     * On Linux, the file behind standard error shows it; elsewhere it counts as a terminal if input and output are one.
     */
    static boolean readsTheLog() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        if (Files.exists(STANDARD_ERROR)) {
            try {
                String target = STANDARD_ERROR.toRealPath().toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null;
    }
}
