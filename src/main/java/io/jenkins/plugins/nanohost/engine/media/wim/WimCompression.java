package io.jenkins.plugins.nanohost.engine.media.wim;

/** How a WIM's resources are compressed. ESD files have solid resources with LZMS. */
enum WimCompression {
    NONE,
    XPRESS,
    LZX,
    LZMS
}
