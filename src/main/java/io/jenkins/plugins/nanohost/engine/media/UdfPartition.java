package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.util.List;

/** Turns a block of a partition into a place on the disc; a metadata partition's blocks lie scattered over extents. */
record UdfPartition(Source disc, List<Extent> extents) {
    static UdfPartition physical(Source disc, Extent extent) {
        return new UdfPartition(disc, List.of(extent));
    }

    static UdfPartition metadata(Source disc, List<Extent> extents) {
        return new UdfPartition(disc, List.copyOf(extents));
    }

    /** A run of {@code length} bytes from a block on, which must lie in one piece. */
    Extent locate(long block, long length) throws UnfitFailure {
        long within = block * UdfVolume.SECTOR;
        for (Extent extent : extents) {
            if (within < extent.length()) {
                if (length > extent.length() - within) {
                    break;
                }
                return new Extent(extent.offset() + within, length, extent.state());
            }
            within -= extent.length();
        }
        throw disc.damaged("it names " + length + " bytes at block " + block + ", outside its UDF partition");
    }
}
