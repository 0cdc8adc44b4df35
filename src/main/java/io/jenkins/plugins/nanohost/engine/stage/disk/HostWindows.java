package io.jenkins.plugins.nanohost.engine.stage.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.util.Optional;

/**
 * The Windows that a container host is, or will be.
 *
 * @param revision as the media have it; 0: updates have raised it, nobody knows how far
 */
public record HostWindows(WindowsRelease release, Installation installation, int revision) {
    /** What the ledger knows of a disk; absent where there is none, or one of a release that is not known. */
    public static Optional<HostWindows> of(@CheckForNull DiskEntry disk) {
        return disk == null
                ? Optional.empty()
                : WindowsRelease.ofBuild(disk.build())
                        .map(release -> new HostWindows(
                                release, disk.nano() ? Installation.NANO : Installation.CORE, disk.revision()));
    }

    public static HostWindows of(DiskInput input) {
        boolean updated = !input.files().updates().isEmpty();
        return new HostWindows(
                input.release(),
                input.installation(),
                updated ? 0 : input.image().version().revision());
    }

    public Recipe recipe() {
        return release.recipe(installation);
    }
}
