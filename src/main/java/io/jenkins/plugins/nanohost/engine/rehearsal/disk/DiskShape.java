package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What the file of a disk says of it.
 *
 * @param contentId the id by which children recognize the disk: a VHDX's DataWriteGuid, a VHD's unique id
 * @param diskId the id that a VHDX shows as its own (page 83 data); a VHD has none
 * @param parent null for a disk without one
 */
public record DiskShape(UUID contentId, UUID diskId, long virtualBytes, @CheckForNull Parent parent) {
    public record Parent(UUID contentId, Path path) {}
}
