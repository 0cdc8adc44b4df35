package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.FailureKind;
import io.jenkins.plugins.nanohost.engine.start.ArchiveMaking;
import io.jenkins.plugins.nanohost.engine.start.ClassArchive;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The engine's process. Both streams are UTF-8, whatever the system's code page is. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        Optional<ArchiveMaking> making = ClassArchive.begin();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        // No other output may come between the lines of the result.
        System.setOut(err);
        Streams streams = new Streams(
                new StandardInput(System.in, Terminal.givesTheInput()),
                out,
                err,
                Terminal.readsTheLog(),
                Terminal.readsTheResult());
        int code = new EngineCommand(streams).execute(args);
        if (making.isPresent()) {
            end(making.get(), code);
        }
        System.exit(code);
    }

    /** A run that was stopped ends without delay; the next one makes the archive. */
    private static void end(ArchiveMaking making, int code) throws InterruptedException {
        if (code == FailureKind.ABORTED.exitCode() || code == FailureKind.LIMIT.exitCode()) {
            making.abandon();
        } else {
            making.end();
        }
    }
}
