package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock between processes that the system releases when its holder dies. A second file says who holds it, since on
 * Windows nobody can read a locked file. That second file is only a note; the lock itself decides.
 */
public final class FolderLock implements AutoCloseable {
    /**
     * Locks of this process. A second channel to a locked file is never opened: on POSIX systems, closing the second
     * channel would release the lock of the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final FileChannel channel;
    private final Path file;
    private final Path holder;

    private FolderLock(FileChannel channel, Path file, Path holder) {
        this.channel = channel;
        this.file = file;
        this.holder = holder;
    }

    /**
     * Takes the lock if it is free.
     *
     * @param folder is created for this account alone if it does not exist
     * @param name of the lock in the folder
     * @param who a phrase that says to others who holds it
     * @return empty when somebody else holds it; that can be another thread of this process
     */
    public static Optional<FolderLock> tryTake(Path folder, String name, String who) throws IOException {
        OwnerOnly.createFolder(folder);
        Path file = folder.toRealPath().resolve(name + ".lock");
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        Optional<FolderLock> taken = Optional.empty();
        try {
            taken = tryTake(file, folder.resolve(name + ".holder"), who);
            return taken;
        } finally {
            if (taken.isEmpty()) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<FolderLock> tryTake(Path file, Path holder, String who) throws IOException {
        FileChannel channel = NoLinks.channel(file);
        boolean taken = false;
        try {
            if (channel.tryLock() == null) {
                return Optional.empty();
            }
            note(holder, who);
            taken = true;
            return Optional.of(new FolderLock(channel, file, holder));
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static void note(Path holder, String who) throws IOException {
        try {
            NoLinks.writeNote(holder, who);
        } catch (IOException e) {
            Files.deleteIfExists(holder);
            throw NamedError.of(holder, e);
        }
    }

    /** Who holds the lock, if the holder wrote it down; for messages. */
    public static String holder(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name + ".holder"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "another run";
        }
    }

    /** Releases the lock; a second call does nothing. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try (channel) {
                Files.deleteIfExists(holder);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
