package io.jenkins.plugins.nanohost.engine.media.source;

/** A run of a file's bytes on its disc; one that was never recorded reads as zeros. */
public record Extent(long offset, long length, ExtentState state) {
    public enum ExtentState {
        RECORDED,
        UNRECORDED
    }
}
