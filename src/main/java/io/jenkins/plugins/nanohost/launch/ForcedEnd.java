package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;

/**
 * Kills an engine on Unix. There, Jenkins' own kill only asks a process to terminate, and an engine that hangs does not react.
 * On Windows, Jenkins' kill is final, so there is nothing to do here. Called with the run's folder.
 */
final class ForcedEnd extends MasterToSlaveFileCallable<Void> {
    private static final long serialVersionUID = 1L;

    /** More than a process number and a line break have. */
    private static final int MOST_BYTES = 32;

    @Override
    public Void invoke(File folder, @CheckForNull VirtualChannel channel) throws IOException {
        engine(folder.toPath().resolve(RunFolder.PID)).ifPresent(ProcessHandle::destroyForcibly);
        return null;
    }

    /**
     * The process with that number, if it is still an engine: the system uses process numbers again. What is no number in a
     * file is no process; then only Jenkins' own kill finds the engine.
     */
    private static Optional<ProcessHandle> engine(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String text;
        try (InputStream in = Files.newInputStream(file)) {
            text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII).strip();
        }
        if (!text.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(text)).filter(process -> process.info()
                .commandLine()
                .filter(line -> line.contains("@" + RunFolder.ARGUMENTS))
                .isPresent());
    }
}
