package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * Says in words what Java says only with the class of an exception, and gives an error the name of its file. Java names the file when it cannot be opened, but not when it cannot be written, as on
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

    /** Why a file or folder could not be used, as the end of a sentence that names it. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it exists already, and is not what was expected";
        }
        if (e instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (e instanceof FileSystemException file) {
            return file.getReason() == null ? "it cannot be used" : file.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
