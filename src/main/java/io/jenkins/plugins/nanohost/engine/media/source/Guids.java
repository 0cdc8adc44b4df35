package io.jenkins.plugins.nanohost.engine.media.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.UUID;

/**
 * Reads GUIDs from files. In Windows' order the first three groups have the low byte first; in network order the high byte is
 * first.
 */
public final class Guids {
    private Guids() {}

    public static String windows(ByteBuffer bytes, int at) {
        ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long high = (little.getInt(at) & 0xFFFFFFFFL) << 32
                | (little.getShort(at + 4) & 0xFFFFL) << 16
                | little.getShort(at + 6) & 0xFFFFL;
        return text(high, bytes, at);
    }

    public static String network(ByteBuffer bytes, int at) {
        return text(bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getLong(at), bytes, at);
    }

    private static String text(long high, ByteBuffer bytes, int at) {
        long low = bytes.duplicate().order(ByteOrder.BIG_ENDIAN).getLong(at + 8);
        return new UUID(high, low).toString().toUpperCase(Locale.ROOT);
    }
}
