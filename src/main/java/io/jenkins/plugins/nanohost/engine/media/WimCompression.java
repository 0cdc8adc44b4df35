package io.jenkins.plugins.nanohost.engine.media;

/** How a WIM's resources are compressed. ESD files have solid resources with LZMS. */
public enum WimCompression {
    NONE,
    XPRESS,
    LZX,
    LZMS
}
