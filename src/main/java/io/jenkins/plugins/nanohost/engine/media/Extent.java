package io.jenkins.plugins.nanohost.engine.media;

/** A run of a file's bytes on its disc; one that was never recorded reads as zeros. */
record Extent(long offset, long length, ExtentState state) {
    enum ExtentState {
        RECORDED,
        UNRECORDED
    }
}
