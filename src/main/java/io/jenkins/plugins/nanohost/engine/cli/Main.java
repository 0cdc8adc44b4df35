package io.jenkins.plugins.nanohost.engine.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The engine's process. Both streams are UTF-8, whatever the system's code page is. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // No other output may come between the lines of the result.
        System.setOut(err);
        Streams streams = new Streams(out, err, Terminal.readsTheLog(), Terminal.readsTheResult());
        System.exit(new EngineCommand(streams).execute(args));
    }
}
