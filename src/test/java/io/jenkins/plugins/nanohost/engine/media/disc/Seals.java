package io.jenkins.plugins.nanohost.engine.media.disc;

import io.jenkins.plugins.nanohost.engine.media.Damage;
import io.jenkins.plugins.nanohost.engine.media.archive.Tar;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The checksums in an undamaged file, which can be corrected after damage. So the checks after the checksum are tested too;
 * random damage alone would never reach them.
 */
public final class Seals {
    private static final int VHDX_HEADER = 4096;
    private static final int VHDX_TABLE = 65_536;

    private final List<Seal> seals = new ArrayList<>();

    /** A structure with a checksum, and the code that writes the checksum. */
    private record Seal(int start, int end, Consumer<ByteBuffer> writer) {
        boolean covers(int at) {
            return at >= start && at < end;
        }
    }

    public static Seals of(byte[] sound) {
        Seals found = new Seals();
        ByteBuffer bytes = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
        if (Tar.recognizes(bytes)) {
            for (int at = 0; at + 512 <= sound.length; at += 512) {
                found.lookForTar(bytes, at);
            }
        } else {
            for (int at = 0; at + 16 <= sound.length; at += 4) {
                found.look(bytes, at);
            }
        }
        return found;
    }

    private void lookForTar(ByteBuffer bytes, int at) {
        if (Tar.recognizes(bytes.slice(at, 512))) {
            add(at, 512, damaged -> tar(damaged, at));
        }
    }

    private void look(ByteBuffer bytes, int at) {
        if (UdfTag.identify(bytes, at) != 0) {
            int length = bytes.getShort(at + 10) & 0xFFFF;
            add(at, 16 + length, damaged -> udf(damaged, at, length));
        } else if (Magic.at(bytes, at, "head")) {
            add(at, VHDX_HEADER, damaged -> vhdx(damaged, at, VHDX_HEADER));
        } else if (Magic.at(bytes, at, "regi")) {
            add(at, VHDX_TABLE, damaged -> vhdx(damaged, at, VHDX_TABLE));
        } else if (Magic.at(bytes, at, "conectix")) {
            add(at, 512, damaged -> vhd(damaged, at, 512, 64));
        } else if (Magic.at(bytes, at, "cxsparse")) {
            add(at, 1024, damaged -> vhd(damaged, at, 1024, 36));
        }
    }

    private void add(int at, int length, Consumer<ByteBuffer> writer) {
        seals.add(new Seal(at, at + length, writer));
    }

    public boolean isEmpty() {
        return seals.isEmpty();
    }

    /** Corrects the checksums of the structures around damaged bytes. */
    public void restore(Damage damage) {
        for (Seal seal : around(damage)) {
            damage.change(seal.start(), seal.end(), seal.writer());
        }
    }

    /** Whether each damaged byte is in a structure with a checksum that shows the damage. */
    public boolean tell(Damage damage) {
        return damage.places().stream().allMatch(at -> seals.stream().anyMatch(seal -> seal.covers(at)))
                && around(damage).stream()
                        .allMatch(seal -> damage.wouldChange(seal.start(), seal.end(), seal.writer()));
    }

    private List<Seal> around(Damage damage) {
        return seals.stream()
                .filter(seal -> damage.places().stream().anyMatch(seal::covers))
                .toList();
    }

    public static void udf(ByteBuffer bytes, int at, int length) {
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

    public static void vhdx(ByteBuffer bytes, int at, int length) {
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
