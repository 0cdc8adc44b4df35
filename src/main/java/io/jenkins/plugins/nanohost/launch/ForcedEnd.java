package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/**
 * Ends an engine on Unix for good. Jenkins' own kill asks a process there to terminate and leaves it at that, which an
 * engine that hangs does not hear; on Windows that kill is hard, and there is nothing left to do here. Called with the
 * run's folder.
 */
final class ForcedEnd extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;

    @Override
    public Void invoke(File folder, @CheckForNull VirtualChannel channel) throws IOException {
        engine(folder.toPath().resolve(RunFolder.PID)).ifPresent(ProcessHandle::destroyForcibly);
        return null;
    }

    /** The process of that number if it is an engine still: numbers are given out again. */
    private static Optional<ProcessHandle> engine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(text)).filter(process -> process.info()
                .commandLine()
                .filter(line -> line.contains("@" + RunFolder.ARGUMENTS))
                .isPresent());
    }
}
