package io.jenkins.plugins.nanohost.engine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether standard error is a terminal, which Java does not tell. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /** On Linux by the file that standard error is; elsewhere it is one where input and output are. */
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
