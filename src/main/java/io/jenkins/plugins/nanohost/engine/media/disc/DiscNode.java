package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;

/** A file or folder of media. Size, time and children are read only when asked for, so that finding one file stays fast. */
public interface DiscNode {
    /** No folder of installation media has as many entries; a folder that claims more is damaged. */
    int MOST_CHILDREN = 50_000;

    /** Never contains a slash, a backslash or a control character: as in Windows, an underscore replaces each of them. */
    String name();

    MediaEntry.EntryKind kind();

    /** In bytes; 0 for a folder. */
    long size() throws UnfitFailure, InterruptedException;

    Instant modified() throws UnfitFailure, InterruptedException;

    List<DiscNode> children() throws UnfitFailure, InterruptedException;

    /** The name that Windows shows (OSTA UDF 2.01, 6.7.2) for a name that is recorded on the disc. */
    static String shown(String recorded) {
        String shown = recorded.replaceAll("[/\\\\\\p{Cntrl}]", "_");
        return shown.isEmpty() ? "_" : shown;
    }

    SeekableByteChannel channel() throws UnfitFailure, InterruptedException;
}
