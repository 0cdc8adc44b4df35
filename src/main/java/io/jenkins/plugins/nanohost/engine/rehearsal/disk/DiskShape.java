package io.jenkins.plugins.nanohost.engine.rehearsal.disk;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.UUID;

/**
 * What the file of a disk says of it.
 *
 * @param contentId by which children know it: a VHDX's DataWriteGuid, a VHD's unique id
 * @param diskId what a VHDX shows as its own id (page 83 data); a VHD has none
 * @param parent null for a disk without one
 */
public record DiskShape(UUID contentId, UUID diskId, long virtualBytes, @CheckForNull Parent parent) {
    public record Parent(UUID contentId, Path path) {}
}
