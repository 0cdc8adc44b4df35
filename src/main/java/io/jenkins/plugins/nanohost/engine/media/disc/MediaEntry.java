package io.jenkins.plugins.nanohost.engine.media.disc;

import java.time.Instant;

/**
 * A file or folder of media.
 *
 * @param path from the root, with {@code /}, in upper and lower case as on the media
 * @param size in bytes; 0 for a folder
 */
public record MediaEntry(String path, EntryKind kind, long size, Instant modified) {
    public enum EntryKind {
        FILE,
        FOLDER
    }
}
