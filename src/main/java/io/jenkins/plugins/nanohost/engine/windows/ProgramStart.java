package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.media.Inspector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The first bytes of a program, which tell its processor ("PE Format", Microsoft: DOS header, signature, COFF header). */
record ProgramStart(byte[] bytes) {
    /** In bytes; linkers put the headers far before its end. */
    static final int LENGTH = 4096;

    private static final int OFFSET_AT = 0x3C;
    /** The signature and the COFF header, in bytes. */
    private static final int COFF_HEADER = 24;

    private static final int CHARACTERISTICS = 22;
    private static final int DLL = 0x2000;
    private static final int X64 = 0x8664;

    /** What keeps an x64 Windows from running the program; empty: nothing that the start shows. */
    Optional<String> problem() {
        if (bytes.length == 0) {
            return Optional.of("has no bytes");
        }
        ByteBuffer start = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < OFFSET_AT + 4 || bytes[0] != 'M' || bytes[1] != 'Z') {
            if (bytes.length >= 4 && bytes[0] == 0x7F && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F') {
                return Optional.of("is a program for Linux (ELF), not for Windows");
            }
            return Optional.of("is no Windows program: it seems to be "
                    + Inspector.seems(ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, 512)))));
        }
        int header = start.getInt(OFFSET_AT);
        if (header < 0 || header > bytes.length - COFF_HEADER || start.getInt(header) != 0x4550) {
            return Optional.of("is no Windows program that is whole: it has no PE header");
        }
        int machine = start.getShort(header + 4) & 0xFFFF;
        if ((start.getShort(header + CHARACTERISTICS) & DLL) != 0) {
            return Optional.of("is a library (DLL) of that name, not a program");
        }
        return machine == X64
                ? Optional.empty()
                : Optional.of("is for the processor architecture " + name(machine) + ", and the container host is x64");
    }

    private static String name(int machine) {
        return switch (machine) {
            case 0x14C -> "x86";
            case 0x1C0, 0x1C4 -> "arm";
            case 0xAA64 -> "arm64";
            case 0x200 -> "ia64";
            default -> "0x" + Integer.toHexString(machine).toUpperCase(Locale.ROOT);
        };
    }
}
