package io.jenkins.plugins.nanohost.engine.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock between processes that the system takes back when its holder dies. Who holds it stands in a second file, since
 * Windows lets nobody read a locked one; that file is a note, the lock itself decides.
 */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private final FileLock lock;

    private final Path holder;

    private FolderLock(FileChannel channel, FileLock lock, Path holder) {
        this.channel = channel;
        this.lock = lock;
        this.holder = holder;
    }

    /**
     * Takes the lock where it is free.
     *
     * @param folder is created where it is absent
     * @param name of the lock in the folder
     * @param who a phrase that tells others who holds it
     * @return absent when somebody else holds it
     */
    public static Optional<FolderLock> tryTake(Path folder, String name, String who) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                Path holder = folder.resolve(name + ".holder");
                Files.writeString(holder, who, StandardCharsets.UTF_8);
                return Optional.of(new FolderLock(channel, lock, holder));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds it, which counts as somebody else.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    /** Who holds the lock, as far as it told; for messages. */
    public static String holder(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name + ".holder"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "another run";
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(holder);
            lock.release();
        }
    }
}
