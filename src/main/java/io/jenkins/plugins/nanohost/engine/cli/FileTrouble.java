package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words what Java says only with the class of an exception. */
final class FileTrouble {
    private FileTrouble() {}

    static UnfitFailure told(IOException e) {
        if (e instanceof FileSystemException file && file.getFile() != null) {
            return new UnfitFailure(
                    file.getFile() + ": " + reason(file),
                    "See that the account that runs this may read and write it, and that its disk has space; run it again.");
        }
        return new UnfitFailure(
                "A file could not be read or written: " + e.getMessage(),
                "See that the disk has space and the account its rights; run it again.");
    }

    private static String reason(FileSystemException e) {
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
        return e.getReason() == null ? "it cannot be used" : e.getReason();
    }
}
