package io.jenkins.plugins.nanohost.engine.runlog;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderContent;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import io.jenkins.plugins.nanohost.engine.ledger.HostFolder;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The logs of one host's runs, in the folder {@code logs} of the host's folder. Only a run that has the host's lock changes it. */
public final class LogFolder {
    /** So many logs of a host stay. */
    static final int KEPT = 20;

    private final Path folder;

    private LogFolder(Path folder) {
        this.folder = folder;
    }

    public static LogFolder of(HostFolder host) {
        return new LogFolder(host.path().resolve("logs"));
    }

    Path path() {
        return folder;
    }

    /**
     * The newest first; other files in the folder are passed over.
     *
     * @throws UnfitFailure if the folder cannot be read
     */
    public List<KeptLog> logs() throws UnfitFailure {
        return FolderContent.of(folder).stream()
                .flatMap(file -> KeptLog.of(file).stream())
                .sorted(Comparator.comparing((KeptLog log) -> log.file().getFileName())
                        .reversed())
                .toList();
    }

    /**
     * Makes an empty file for this account alone.
     *
     * @throws UnfitFailure if others may write to the folder
     */
    Path add(Instant time, String command) throws IOException, UnfitFailure {
        requireNoLink();
        OwnFolders.make(folder);
        for (Instant free = time; ; free = free.plusMillis(1)) {
            Path file = folder.resolve(KeptLog.name(free, command));
            try {
                OwnerOnly.createFile(file);
                return file;
            } catch (FileAlreadyExistsException e) {
                // The clock was set back; each name is of one run.
                continue;
            }
        }
    }

    /**
     * Deletes the oldest logs by their names, until no more are there than are kept.
     *
     * @param own the log of the run that asks, which stays though a clock that was set back gave it an old name
     */
    void deleteOld(Path own) throws IOException, UnfitFailure {
        List<KeptLog> others =
                logs().stream().filter(log -> !log.file().equals(own)).toList();
        for (KeptLog old : others.stream().skip(KEPT - 1).toList()) {
            Files.deleteIfExists(old.file());
        }
    }

    /** Deletes all logs, and the folder when nothing else is in it. */
    void delete() throws IOException, UnfitFailure {
        requireNoLink();
        for (KeptLog log : logs()) {
            Files.deleteIfExists(log.file());
        }
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // Somebody keeps something there.
            return;
        }
    }

    private void requireNoLink() throws FileSystemException {
        if (Files.isSymbolicLink(folder)) {
            throw new FileSystemException(folder.toString(), null, "it is a link, and no link is followed");
        }
    }
}
