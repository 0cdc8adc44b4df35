package io.jenkins.plugins.nanohost.engine.media.source;

import java.util.Map;

/** What a file is and tells about itself. Recognized by content; the name counts for nothing. */
public interface FileFacts {
    /** What it is, as a person calls it: "WIM image file", say. */
    String format();

    /** In bytes; of a folder, 0. */
    long size();

    /** The facts as plain values (text, whole numbers, booleans, lists, maps), in a sensible order. */
    Map<String, Object> toMap();
}
