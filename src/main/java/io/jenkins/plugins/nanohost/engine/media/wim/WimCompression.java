package io.jenkins.plugins.nanohost.engine.media.wim;

/** How a WIM's resources are packed; solid ones of an LZMS file are what ESD files have. */
enum WimCompression {
    NONE,
    XPRESS,
    LZX,
    LZMS
}
