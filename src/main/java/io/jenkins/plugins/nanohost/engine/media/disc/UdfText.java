package io.jenkins.plugins.nanohost.engine.media.disc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Names and times as UDF writes them (OSTA UDF 2.1.1 to 2.1.4). */
final class UdfText {
    private UdfText() {}

    /** A field of fixed length; its last byte says how much of the field is used. */
    static String dstring(ByteBuffer bytes, int at, int fieldLength) {
        int used = bytes.get(at + fieldLength - 1) & 0xFF;
        return compressed(bytes, at, Math.min(used, fieldLength - 1));
    }

    /** OSTA compressed Unicode: the first byte says whether each character takes one byte or two (high byte first). */
    static String compressed(ByteBuffer bytes, int at, int length) {
        if (length < 1) {
            return "";
        }
        byte[] text = new byte[length - 1];
        bytes.get(at + 1, text);
        boolean wide = bytes.get(at) == 16 || bytes.get(at) == (byte) 255;
        return new String(text, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    /** A timestamp; the epoch if the field has no valid time. No decision depends on it. */
    static Instant time(ByteBuffer bytes, int at) {
        int zone = bytes.getShort(at) << 20 >> 20;
        int offset = Math.abs(zone) <= 18 * 60 ? zone : 0;
        try {
            return LocalDateTime.of(
                            bytes.getShort(at + 2),
                            bytes.get(at + 4),
                            bytes.get(at + 5),
                            bytes.get(at + 6),
                            bytes.get(at + 7),
                            bytes.get(at + 8))
                    .toInstant(ZoneOffset.ofTotalSeconds(offset * 60));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
