package io.jenkins.plugins.nanohost.engine.media.source;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The marks by which formats are recognized. */
public final class Magic {
    private Magic() {}

    public static boolean startsWith(ByteBuffer bytes, String mark) {
        return at(bytes, 0, mark);
    }

    public static boolean at(ByteBuffer bytes, int offset, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        if (offset < 0 || offset + wanted.length > bytes.limit()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes.get(offset + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
