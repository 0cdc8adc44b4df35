package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Gives an error the name of its file. Java names the file when it cannot be opened, but not when it cannot be written, as on
 * a full disk.
 */
public final class NamedError {
    private NamedError() {}

    /** The error with the file's name; one that is more than a plain {@link IOException} says what it is itself. */
    public static IOException of(Path file, IOException e) {
        return e.getClass() == IOException.class
                ? (IOException) new FileSystemException(file.toString(), null, e.getMessage()).initCause(e)
                : e;
    }
}
