package io.jenkins.plugins.nanohost.engine.media.disc;

import java.nio.ByteBuffer;

/**
 * The start of every UDF structure (ECMA-167 3/7.2): the kind of structure, and a checksum and CRC to check that it is not
 * damaged. The numbers are those of the standard.
 */
final class UdfTag {
    static final int PRIMARY_VOLUME = 1;
    static final int ANCHOR = 2;
    static final int VOLUME_POINTER = 3;
    static final int PARTITION = 5;
    static final int LOGICAL_VOLUME = 6;
    static final int TERMINATING = 8;
    static final int FILE_SET = 256;
    static final int FILE_IDENTIFIER = 257;
    static final int ALLOCATION_EXTENT = 258;
    static final int FILE_ENTRY = 261;
    static final int EXTENDED_FILE_ENTRY = 266;

    static final int LENGTH = 16;

    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int value = i << 8;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 0x8000) == 0 ? value << 1 : value << 1 ^ 0x1021;
            }
            CRC[i] = value & 0xFFFF;
        }
    }

    private UdfTag() {}

    /** The identifier of the structure that starts at {@code at}, or 0 if there is none or it is damaged. */
    public static int identify(ByteBuffer bytes, int at) {
        if (at < 0 || at > bytes.limit() - LENGTH) {
            return 0;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += i == 4 ? 0 : bytes.get(at + i) & 0xFF;
        }
        int crcLength = bytes.getShort(at + 10) & 0xFFFF;
        if ((sum & 0xFF) != (bytes.get(at + 4) & 0xFF) || crcLength > bytes.limit() - at - LENGTH) {
            return 0;
        }
        int crc = 0;
        for (int i = 0; i < crcLength; i++) {
            crc = CRC[crc >>> 8 ^ bytes.get(at + LENGTH + i) & 0xFF] ^ crc << 8 & 0xFFFF;
        }
        return crc == (bytes.getShort(at + 8) & 0xFFFF) ? bytes.getShort(at) & 0xFFFF : 0;
    }
}
