package io.jenkins.plugins.nanohost.engine.value;

/**
 * Some of the images of an archive: {@code docker load} takes those that manifest.json names, and nothing else of the archive.
 *
 * @param offset where the text of manifest.json begins in the tar, in bytes (of a compressed archive, in what it unpacks to); 0
 *     for the whole archive, as it is
 * @param manifest the text to be written in its place, as long as the former one
 */
public record ArchivePart(long offset, String manifest) {
    public static final ArchivePart WHOLE = new ArchivePart(0, "");

    public boolean whole() {
        return equals(WHOLE);
    }
}
