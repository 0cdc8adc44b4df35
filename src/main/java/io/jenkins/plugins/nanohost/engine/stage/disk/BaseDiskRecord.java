package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file beside a base disk that shows a person what the disk was made from. The file's time is the time at which the
 * disk was last used. The disk's own time must not change, since the child of a VHD recognizes its parent by it
 * (Virtual Hard Disk Image Format Specification).
 */
final class BaseDiskRecord {
    /** The release of Windows, by its title. */
    static final String RELEASE = "release";

    /** The edition that Windows Setup names. */
    static final String EDITION = "edition";

    /** Where the media were. */
    static final String MEDIA = "mediaPath";

    /** The largest file that is read, in bytes; one has far less. */
    private static final long LONGEST = 4L << 20;

    private BaseDiskRecord() {}

    public static Path of(Path disk) {
        String name = String.valueOf(disk.getFileName());
        return disk.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".json");
    }

    /** What the disk was made from, by name; empty where that is not known. */
    static Map<String, String> read(Path disk) throws IOException {
        Path card = of(disk);
        Map<String, String> inputs = new TreeMap<>();
        if (Files.isRegularFile(card) && Files.size(card) <= LONGEST) {
            try {
                PlainJson.read(Files.readString(card))
                        .forEach((name, value) -> inputs.put(name, String.valueOf(value)));
            } catch (IllegalArgumentException | CharacterCodingException e) {
                // It is only for people; the disk's name says what it was made from.
                return Map.of();
            }
        }
        return inputs;
    }

    /** Notes that the disk is used now; writes the card if it is missing. */
    static void stamp(Path disk, Map<String, String> inputs, Instant now) throws IOException {
        Path card = of(disk);
        if (!Files.isRegularFile(card, LinkOption.NOFOLLOW_LINKS)) {
            new AtomicFile(card).write(PlainJson.write(new TreeMap<>(inputs)));
        }
        Files.setLastModifiedTime(card, FileTime.from(now));
    }
}
