package io.jenkins.plugins.nanohost.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that begins as a program for x64 Windows does ("PE Format", Microsoft), with made-up content behind it. */
public final class TestProgram {
    private static final int HEADER_AT = 0x40;

    private TestProgram() {}

    public static Path write(Path file, String content) throws IOException {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Path write(Path file, byte[] content) throws IOException {
        byte[] start = ByteBuffer.allocate(HEADER_AT + 24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(0, (byte) 'M')
                .put(1, (byte) 'Z')
                .putInt(0x3C, HEADER_AT)
                .putInt(HEADER_AT, 0x4550)
                .putShort(HEADER_AT + 4, (short) 0x8664)
                .array();
        ByteArrayOutputStream program = new ByteArrayOutputStream();
        program.writeBytes(start);
        program.writeBytes(content);
        return Files.write(file, program.toByteArray());
    }
}
