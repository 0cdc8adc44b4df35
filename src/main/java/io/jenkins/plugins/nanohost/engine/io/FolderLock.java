package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock between processes that the system takes back when its holder dies. Who holds it stands in a second file, since
 * Windows lets nobody read a locked one; that file is a note, the lock itself decides.
 */
public final class FolderLock implements AutoCloseable {
    /**
     * Locks of this process. A second channel to a file that it has locked is never opened: where POSIX counts, closing
     * that one would give up the lock of the first.
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
     * Takes the lock where it is free.
     *
     * @param folder is created where it is absent
     * @param name of the lock in the folder
     * @param who a phrase that tells others who holds it
     * @return absent when somebody else holds it, be it another thread of this process
     */
    public static Optional<FolderLock> tryTake(Path folder, String name, String who) throws IOException {
        Files.createDirectories(folder);
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
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            if (channel.tryLock() == null) {
                return Optional.empty();
            }
            Files.writeString(holder, who, StandardCharsets.UTF_8);
            taken = true;
            return Optional.of(new FolderLock(channel, file, holder));
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    /** Who holds the lock, as far as it told; for messages. */
    public static String holder(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name + ".holder"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "another run";
        }
    }

    /** Gives the lock back; a second time does nothing. */
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
