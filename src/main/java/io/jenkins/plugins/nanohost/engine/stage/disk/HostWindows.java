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
 * @param revision as the media have it; 0: updates have raised it, and the new value is not known
 */
public record HostWindows(WindowsRelease release, Installation installation, int revision) {
    /** The Windows of a disk as the ledger knows it; empty where there is no disk, or one of an unknown release. */
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
