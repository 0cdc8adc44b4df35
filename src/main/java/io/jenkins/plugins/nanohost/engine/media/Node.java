package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/** A file or folder of media. Size, time and children are read when asked for, so that a walk to one file stays short. */
interface Node {
    /** More than any folder of installation media holds; a folder that claims more is damaged. */
    int MOST_CHILDREN = 50_000;

    String name();

    MediaEntry.Kind kind();

    /** In bytes; 0 for a folder. */
    long size() throws UnfitFailure, InterruptedException;

    Instant modified() throws UnfitFailure, InterruptedException;

    List<Node> children() throws UnfitFailure, InterruptedException;

    SeekableByteChannel channel() throws UnfitFailure, InterruptedException;
}
