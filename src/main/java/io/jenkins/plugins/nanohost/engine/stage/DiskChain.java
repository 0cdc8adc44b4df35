package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.DiskFacts;
import io.jenkins.plugins.nanohost.engine.media.Inspector;
import java.nio.file.Path;

/** Whether the disks that something new is to build on can be read; asked before anything old is removed for it. */
final class DiskChain {
    private DiskChain() {}

    /** Refuses a disk that is damaged, cut short or no disk at all. */
    static void requireSound(Path disk) throws UnfitFailure, InterruptedException {
        try {
            Inspector.expect(disk, DiskFacts.class);
        } catch (UnfitFailure e) {
            throw new UnfitFailure(
                    "Disk " + disk + ", on which the host is to be built, cannot be used: " + e.getMessage(),
                    "Move it away, so that it is made anew; hosts that build on it have to be made anew too. Nothing was"
                            + " changed.");
        }
    }
}
