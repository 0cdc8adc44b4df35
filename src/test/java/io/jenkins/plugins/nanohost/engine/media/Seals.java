package io.jenkins.plugins.nanohost.engine.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The checksums in a sound file, to be made right again after damage: so that what lies behind them is tested too, which
 * chance alone would never reach.
 */
final class Seals {
    private static final int VHDX_HEADER = 4096;
    private static final int VHDX_TABLE = 65_536;

    private final List<Consumer<ByteBuffer>> seals = new ArrayList<>();

    static Seals of(byte[] sound) {
        Seals found = new Seals();
        ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 16 <= sound.length; at += 4) {
            int place = at;
            if (UdfTag.identify(bytes, at) != 0) {
                int length = bytes.getShort(at + 10) & 0xFFFF;
                found.seals.add(damaged -> udf(damaged, place, length));
            } else if (at % 512 == 0 && Tar.recognizes(bytes.slice(at, Math.min(512, sound.length - at)))) {
                found.seals.add(damaged -> tar(damaged, place));
            } else if (Magic.at(bytes, at, "head")) {
                found.seals.add(damaged -> vhdx(damaged, place, VHDX_HEADER));
            } else if (Magic.at(bytes, at, "regi")) {
                found.seals.add(damaged -> vhdx(damaged, place, VHDX_TABLE));
            } else if (Magic.at(bytes, at, "conectix")) {
                found.seals.add(damaged -> vhd(damaged, place, 512, 64));
            } else if (Magic.at(bytes, at, "cxsparse")) {
                found.seals.add(damaged -> vhd(damaged, place, 1024, 36));
            }
        }
        return found;
    }

    boolean isEmpty() {
        return seals.isEmpty();
    }

    void restore(byte[] damaged) {
        ByteBuffer bytes = ByteBuffer.wrap(damaged).order(ByteOrder.LITTLE_ENDIAN);
        seals.forEach(seal -> seal.accept(bytes));
    }

    static void udf(ByteBuffer bytes, int at, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc ^= (bytes.get(at + 16 + i) & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021) & 0xFFFF;
            }
        }
        bytes.putShort(at + 8, (short) crc).putShort(at + 10, (short) length);
        int sum = 0;
        for (int i = 0; i < 16; i++) {
            sum += i == 4 ? 0 : bytes.get(at + i);
        }
        bytes.put(at + 4, (byte) sum);
    }

    private static void tar(ByteBuffer bytes, int at) {
        long sum = 8 * ' ';
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? 0 : bytes.get(at + i) & 0xFF;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        bytes.put(at + 148, digits);
    }

    private static void vhdx(ByteBuffer bytes, int at, int length) {
        bytes.putInt(at + 4, 0);
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(at, length));
        bytes.putInt(at + 4, (int) crc.getValue());
    }

    private static void vhd(ByteBuffer bytes, int at, int length, int checksum) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += i >= checksum && i < checksum + 4 ? 0 : bytes.get(at + i) & 0xFF;
        }
        bytes.putInt(at + checksum, Integer.reverseBytes(~sum));
    }
}
