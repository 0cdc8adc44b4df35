package io.jenkins.plugins.nanohost.engine.start;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The archive from which Java takes the engine's classes ready for use, in place of reading and checking them in the jar ("Class
 * Data Sharing" in Java's documentation). Whoever starts the engine names it ({@link StartOption#ARCHIVE}) and uses it if it is there.
 * Without it, or with one that does not fit the jar or this Java any more, the engine works as well, only its start is slower.
 *
 * <p>Java runs what is in an archive without checking it, so its folder must be ours alone.
 */
public final class ClassArchive {
    private ClassArchive() {}

    /**
     * Begins to make the archive, beside the run, if this run was to have one and has none. What fails here is no matter of the
     * run: it then goes on without.
     */
    public static Optional<ArchiveMaking> begin() {
        String named = System.getProperty(StartOption.ARCHIVE, "");
        return named.isEmpty() || !wanted(Path.of(named))
                ? Optional.empty()
                : begin(Path.of(named).toAbsolutePath().normalize());
    }

    /** When Java could not use the archive that is there, it uses none at all, and says so in this property. */
    private static boolean wanted(Path archive) {
        boolean used = System.getProperty("java.vm.info", "").contains("sharing");
        return !(used && Files.exists(archive)) && !Files.exists(ArchiveMaking.refusal(archive));
    }

    private static Optional<ArchiveMaking> begin(Path archive) {
        try {
            OwnFolders.make(archive.getParent());
            if (Files.exists(archive, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(archive);
            }
            return ArchiveMaking.begin(archive);
        } catch (IOException | UnfitFailure e) {
            return Optional.empty();
        }
    }
}
