package io.jenkins.plugins.nanohost.engine.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out whether a standard stream is a terminal; Java has no call for that. */
final class Terminal {
    private static final Path STREAMS = Path.of("/proc/self/fd");
    private static final String INPUT = "0";
    private static final String OUTPUT = "1";
    private static final String ERROR = "2";

    private Terminal() {}

    /** Whether standard error is a terminal that can move its cursor. */
    static boolean readsTheLog() {
        return !"dumb".equals(System.getenv("TERM")) && isTerminal(ERROR);
    }

    /** Whether standard input is a terminal. */
    static boolean givesTheInput() {
        return isTerminal(INPUT);
    }

    /** Whether standard output is a terminal. */
    static boolean readsTheResult() {
        return isTerminal(OUTPUT);
    }

    /**
     * On Linux, the file behind the stream shows it; elsewhere both count as a terminal if input and output are one.
     */
    private static boolean isTerminal(String stream) {
        Path file = STREAMS.resolve(stream);
        if (Files.exists(STREAMS)) {
            try {
                String target = file.toRealPath().toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    /** From Java 22 on there is always a console, and a method of it says whether it is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
