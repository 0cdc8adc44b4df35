package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/**
 * Files in a guest: those of the requested files that exist.
 *
 * @param files empty while they are hashed
 */
public record GuestFiles(boolean finished, List<GuestFile> files) implements DetachedResult {
    public static final GuestFiles UNFINISHED = new GuestFiles(false, List.of());

    public GuestFiles {
        files = List.copyOf(files);
    }

    /**
     * @param sha256 in lower-case hexadecimal digits; empty for a file that is longer than was to be hashed
     */
    public record GuestFile(String path, long length, String sha256) {}
}
