package io.jenkins.plugins.nanohost.engine.start;

import java.util.List;

/** Java's options for a quick start, for whoever starts the engine: the start scripts, Jenkins, and the maker of the archive. */
public final class StartOption {
    /**
     * What makes short runs quick and small, and long ones not slow. Java compiles a method only after ten times as many calls as
     * usual, since most methods of a short run are not worth it; its second compiler stays, without which the digest of a
     * large file takes sixteen times as long. The limits of the heap also see to it that archive and run have the same kind of
     * pointers, whatever memory the machine has: from 32 GB of heap on, they differ.
     */
    public static final List<String> QUICK =
            List.of("-XX:+UseSerialGC", "-Xmn4m", "-Xmx1g", "-XX:CompileThresholdScaling=10");

    /**
     * An archive that does not fit is not used. Java would say so on standard output, which is for the result alone; its errors
     * go to the log.
     */
    public static final List<String> SILENT = List.of("-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr");

    /** The system property with the path of the archive: it is made there when it is absent or does not fit. */
    public static final String ARCHIVE = "nanohost.archive";

    /** The beginning of the option that uses an archive; its path follows. */
    public static final String USE = "-XX:SharedArchiveFile=";

    private StartOption() {}
}
