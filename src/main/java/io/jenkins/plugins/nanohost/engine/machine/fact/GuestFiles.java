package io.jenkins.plugins.nanohost.engine.machine.fact;

import java.util.List;

/** Files in a guest: those of the requested files that exist. */
public record GuestFiles(List<GuestFile> files) {
    public GuestFiles {
        files = List.copyOf(files);
    }

    /**
     * @param sha256 in lower-case hexadecimal digits
     */
    public record GuestFile(String path, long length, String sha256) {}
}
