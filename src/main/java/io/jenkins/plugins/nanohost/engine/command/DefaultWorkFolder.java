package io.jenkins.plugins.nanohost.engine.command;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The work folder when none is named. It is the same for everybody who works on a machine, so that all share one record
 * of it.
 */
public final class DefaultWorkFolder {
    /** Its name in {@code %ProgramData%}. */
    public static final String IN_PROGRAM_DATA = "NanoContainerHost";

    /** Its name in the folder of a rehearsal. */
    public static final String IN_REHEARSAL = "work";

    private static final String IN_HOME = ".nano-container-host";

    private DefaultWorkFolder() {}

    /** The one of the machine that this process runs on. */
    public static Path ofThisMachine() {
        return of(System.getenv("ProgramData"), System.getProperty("user.home"));
    }

    /**
     * Where the scripts keep locks and mount notes of the machine, whatever its work folder is; empty on a machine that does not
     * run Windows.
     */
    public static Optional<Path> inProgramData() {
        String programData = System.getenv("ProgramData");
        return programData == null ? Optional.empty() : Optional.of(of(programData, ""));
    }

    /**
     * @param programData null: the machine does not run Windows
     */
    static Path of(@CheckForNull String programData, String home) {
        return programData == null ? Path.of(home, IN_HOME) : Path.of(programData, IN_PROGRAM_DATA);
    }
}
