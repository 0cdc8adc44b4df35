package io.jenkins.plugins.nanohost.engine.media.archive;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.media.source.Magic;
import io.jenkins.plugins.nanohost.engine.media.source.Source;
import java.nio.ByteBuffer;

/** Reads a cabinet's header. Written from [MS-CAB], section 2.1. */
public final class CabinetReader {
    private static final int HEADER = 36;

    private CabinetReader() {}

    public static boolean recognizes(ByteBuffer start) {
        return Magic.startsWith(start, "MSCF\0\0\0\0");
    }

    public static CabinetFacts read(Source file) throws UnfitFailure, InterruptedException {
        ByteBuffer header = file.read(0, HEADER);
        long claimed = header.getInt(8) & 0xFFFFFFFFL;
        if (claimed > file.size()) {
            throw new UnfitFailure(
                    FailureCode.FILE_TRUNCATED,
                    file.name() + " is truncated: its header counts " + claimed + " bytes, but the file has "
                            + file.size(),
                    "Copy or download the file again, and compare its size and digest with the original's.");
        }
        if ((header.getInt(16) & 0xFFFFFFFFL) >= claimed) {
            throw file.damaged("its list of files is outside of it");
        }
        return new CabinetFacts(file.size(), header.getShort(28) & 0xFFFF, header.getShort(26) & 0xFFFF);
    }
}
