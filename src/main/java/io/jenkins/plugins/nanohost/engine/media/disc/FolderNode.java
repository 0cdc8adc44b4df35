package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.disc.MediaEntry.EntryKind;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A file or folder of unpacked media. */
public record FolderNode(Path path) implements DiscNode {
    @Override
    public String name() {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    @Override
    public EntryKind kind() {
        return Files.isDirectory(path) ? EntryKind.FOLDER : EntryKind.FILE;
    }

    @Override
    public long size() throws UnfitFailure, InterruptedException {
        try {
            return kind() == EntryKind.FOLDER ? 0 : Files.size(path);
        } catch (IOException e) {
            throw Source.unreadable(path.toString(), e);
        }
    }

    /** In whole seconds, because file systems and copies may not keep finer times. */
    @Override
    public Instant modified() throws UnfitFailure, InterruptedException {
        try {
            return Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (IOException e) {
            throw Source.unreadable(path.toString(), e);
        }
    }

    @Override
    public List<DiscNode> children() throws UnfitFailure, InterruptedException {
        List<DiscNode> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                children.add(new FolderNode(entry));
            }
        } catch (IOException e) {
            throw Source.unreadable(path.toString(), e);
        }
        return children;
    }

    @Override
    public SeekableByteChannel channel() throws UnfitFailure, InterruptedException {
        try {
            return Files.newByteChannel(path);
        } catch (IOException e) {
            throw Source.unreadable(path.toString(), e);
        }
    }
}
