package io.jenkins.plugins.nanohost.engine.media.source;

import java.util.Map;

/** What a file is, and what it says about itself. Its kind is recognized by content; the name does not matter. */
public interface FileFacts {
    /** What people call such a file, for example "WIM image file". */
    String format();

    /** In bytes; 0 for a folder. */
    long size();

    /** The facts as plain values (text, whole numbers, booleans, lists, maps), in a sensible order. */
    Map<String, Object> toMap();
}
