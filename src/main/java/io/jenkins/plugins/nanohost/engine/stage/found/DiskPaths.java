package io.jenkins.plugins.nanohost.engine.stage.found;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Links, mount points and short names lead to one disk by several paths. */
public final class DiskPaths {
    private DiskPaths() {}

    /** Whether two paths lead to the same disk, as far as that can be found out; the disk itself need not exist. */
    public static boolean same(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        try {
            Path first = Path.of(one);
            Path second = Path.of(other);
            return first.equals(second)
                    || isOne(first, second)
                    || String.valueOf(first.getFileName()).equalsIgnoreCase(String.valueOf(second.getFileName()))
                            && first.getParent() != null
                            && second.getParent() != null
                            && isOne(first.getParent(), second.getParent());
        } catch (InvalidPathException e) {
            // Hyper-V may name a volume by its identifier, which is no valid path in Java.
            return false;
        }
    }

    private static boolean isOne(Path first, Path second) {
        try {
            return Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second);
        } catch (IOException e) {
            return false;
        }
    }
}
