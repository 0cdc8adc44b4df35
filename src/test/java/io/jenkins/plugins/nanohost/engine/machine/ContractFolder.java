package io.jenkins.plugins.nanohost.engine.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** The folder for a contract's disks: below {@code -Dhyperv.folder} where one is set, since real disks are large. */
public final class ContractFolder implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        String folder = System.getProperty("hyperv.folder", "");
        return folder.isBlank()
                ? Files.createTempDirectory("contract")
                : Files.createTempDirectory(Files.createDirectories(Path.of(folder)), "contract");
    }
}
