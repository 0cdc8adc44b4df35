package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.NamedError;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Says in words what Java says only with the class of an exception. */
final class FileTrouble {
    private FileTrouble() {}

    static UnfitFailure told(IOException e) {
        if (e instanceof FileSystemException file && file.getFile() != null) {
            return new UnfitFailure(
                    FailureCode.FILE_TROUBLE,
                    file.getFile() + ": " + NamedError.reason(file),
                    "See that the account that runs this may read and write it, and that its disk has space; run it again.");
        }
        return new UnfitFailure(
                FailureCode.FILE_TROUBLE,
                "A file could not be read or written: " + e.getMessage(),
                "See that the disk has space and the account its rights; run it again.");
    }
}
