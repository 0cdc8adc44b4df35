package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/** A file or folder of media. Size, time and children are read when asked for, so that a walk to one file stays short. */
public interface DiscNode {
    /** More than any folder of installation media holds; a folder that claims more is damaged. */
    int MOST_CHILDREN = 50_000;

    /** Never with a slash, a backslash or a control character in it: those are underscores here, as Windows shows them. */
    String name();

    MediaEntry.EntryKind kind();

    /** In bytes; 0 for a folder. */
    long size() throws UnfitFailure, InterruptedException;

    Instant modified() throws UnfitFailure, InterruptedException;

    List<DiscNode> children() throws UnfitFailure, InterruptedException;

    /** A name as Windows shows it (OSTA UDF 2.01, 6.7.2), made from the one that is recorded on the disc. */
    static String shown(String recorded) {
        String shown = recorded.replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return shown.isEmpty() ? "_" : shown;
    }

    SeekableByteChannel channel() throws UnfitFailure, InterruptedException;
}
