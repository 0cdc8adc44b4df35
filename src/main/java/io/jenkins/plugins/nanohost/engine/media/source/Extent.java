package io.jenkins.plugins.nanohost.engine.media.source;

/** A piece of a file, stored in one run on the disc; a piece that was never recorded reads as zeros. */
public record Extent(long offset, long length, ExtentState state) {
    public enum ExtentState {
        RECORDED,
        UNRECORDED
    }
}
