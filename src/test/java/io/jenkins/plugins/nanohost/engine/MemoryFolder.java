package io.jenkins.plugins.nanohost.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes a test's folder in memory, or, where the system has no such place, in its folder for temporary files. Ledgers
 * are forced to the disk, so hundreds of runs would spend most of their time waiting for it.
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
