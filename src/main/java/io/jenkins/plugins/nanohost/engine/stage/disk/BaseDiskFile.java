package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderContent;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A base disk as it is in the folder of base disks. Only files that have a fingerprint as their name are base disks of this
 * program; what a person put there, such as a copy, has another name. Links are no base disks.
 *
 * @param disk where it is when it is complete
 * @param there whether the complete disk is there; if not, only its partial file is
 */
record BaseDiskFile(Path disk, boolean there) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})(\\.partial)?\\.(vhdx?)");

    /**
     * The base disks in the folder, by name.
     *
     * @throws UnfitFailure if the folder cannot be read
     */
    static List<BaseDiskFile> in(Path folder) throws UnfitFailure {
        Map<String, Boolean> found = new TreeMap<>();
        for (Path file : FolderContent.of(folder)) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                found.merge(name.group(1) + "." + name.group(3), name.group(2) == null, (one, other) -> one || other);
            }
        }
        List<BaseDiskFile> disks = new ArrayList<>();
        found.forEach((name, there) -> disks.add(new BaseDiskFile(folder.resolve(name), there)));
        return disks;
    }

    String name() {
        return String.valueOf(disk.getFileName());
    }

    /** The fingerprint, which is also the name of its lock. */
    String fingerprint() {
        return BaseDisk.lockName(disk);
    }

    /** The file that takes up the space now. */
    Path file() {
        return there ? disk : Path.of(MachineOperation.partial(disk.toString()));
    }

    /** The name says what the disk contains, so the folder does not matter. */
    static String key(Path disk) {
        return String.valueOf(disk.getFileName()).toLowerCase(Locale.ROOT);
    }
}
