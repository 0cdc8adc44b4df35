package io.jenkins.plugins.nanohost.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * A test's folder in memory where the system has such a place, else where the system keeps such folders: ledgers are
 * forced to the disk, and hundreds of runs would wait for it most of the time.
 */
public final class MemoryFolder implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws Exception {
        return Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "nanohost")
                : Files.createTempDirectory("nanohost");
    }
}
