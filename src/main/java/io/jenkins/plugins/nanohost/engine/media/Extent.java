package io.jenkins.plugins.nanohost.engine.media;

/** A piece of a file, stored in one run on the disc; a piece that was never recorded reads as zeros. */
record Extent(long offset, long length, ExtentState state) {
    enum ExtentState {
        RECORDED,
        UNRECORDED
    }
}
