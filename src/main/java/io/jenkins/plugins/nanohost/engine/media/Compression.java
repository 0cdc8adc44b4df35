package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Compressed files that are not read here, by the marks at their start: what they are, and how they are unpacked. */
enum Compression {
    GZIP("gzip", "gzip -d", "\u001f\u008b"),
    ZSTD("zstd", "zstd -d", "\u0028\u00b5\u002f\u00fd"),
    XZ("xz", "xz -d", "\u00fd7zXZ\0"),
    BZIP2("bzip2", "bzip2 -d", "BZh"),
    LZ4("lz4", "lz4 -d", "\u0004\"M\u0018"),
    SEVEN_ZIP("7-Zip", "7z x", "7z\u00bc\u00af\u0027\u001c"),
    RAR("RAR", "unrar x", "Rar!\u001a\u0007");

    private final String title;
    private final String command;
    private final String mark;

    Compression(String title, String command, String mark) {
        this.title = title;
        this.command = command;
        this.mark = mark;
    }

    /** A phrase for a refusal; empty if a file with this start is none of them. */
    static Optional<String> of(ByteBuffer start) {
        return Arrays.stream(values())
                .filter(known -> Magic.startsWith(start, known.mark))
                .map(known -> "compressed by " + known.title + ": unpack it first (" + known.command + ")")
                .findFirst();
    }
}
