package io.jenkins.plugins.nanohost.engine.media.vhd;

import io.jenkins.plugins.nanohost.engine.media.source.Facts;
import io.jenkins.plugins.nanohost.engine.media.source.FileFacts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the headers of a virtual hard disk say.
 *
 * @param size of the file
 * @param virtualSize the disk's size as a machine sees it, in bytes
 * @param blockSize the size of the blocks by which a growing file grows; 0 for a fixed VHD, which has no blocks
 * @param sectorSize the size of a sector as a machine sees it
 * @param id the disk's identifier: for a VHDX the virtual disk id, for a VHD its unique id; upper-case, without braces
 * @param state whether the file was closed properly; if not, a VHDX replays its log when it is opened the next time
 * @param writeId how a differencing child recognizes its parent: for a VHDX an id that changes with each change of content, for
 *     a VHD the disk's id
 * @param parentId for a differencing disk, the parent's {@code writeId} when the child was made; otherwise empty
 * @param parentPaths where the parent was: each path by its kind
 */
public record DiskFacts(
        long size,
        Format container,
        Type type,
        long virtualSize,
        long blockSize,
        int sectorSize,
        String id,
        DiskState state,
        String writeId,
        String parentId,
        Map<String, String> parentPaths)
        implements FileFacts {
    public enum Format {
        VHD,
        VHDX
    }

    public enum Type {
        FIXED,
        DYNAMIC,
        DIFFERENCING
    }

    public enum DiskState {
        CLEAN,
        LOG_TO_REPLAY
    }

    public DiskFacts {
        parentPaths = Collections.unmodifiableMap(new LinkedHashMap<>(parentPaths));
    }

    @Override
    public String format() {
        return container + " virtual hard disk, " + type.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Facts()
                .text("format", format())
                .number("size", size)
                .text("container", container)
                .text("type", type.name().toLowerCase(Locale.ROOT))
                .number("virtualSize", virtualSize)
                .number("blockSize", blockSize)
                .number("sectorSize", sectorSize)
                .text("id", id)
                .flag("logToReplay", state == DiskState.LOG_TO_REPLAY)
                .text("writeId", writeId)
                .text("parentId", parentId)
                .map("parentPaths", parentPaths)
                .toMap();
    }
}
