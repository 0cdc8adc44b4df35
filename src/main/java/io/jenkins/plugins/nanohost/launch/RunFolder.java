package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.nanohost.engine.io.NoLinks;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/**
 * Makes the folder of one run on the machine, with the engine's input and the files by which both sides communicate while it
 * works. Only the agent's account may enter it or read its files; on Windows, also SYSTEM and the Administrators. This is the
 * engine's working directory, so its command line has only the names of the files, whatever their path is.
 */
final class RunFolder extends MasterToSlaveFileCallable<Void> {
    static final String ARGUMENTS = "arguments";
    static final String DEFINITION = "definition.json";
    static final String SECRETS = "secrets.json";
    static final String PULSE = "pulse";
    static final String STOP = "stop";

    /** What the engine writes to standard output, written by the script. */
    static final String RESULT = "result";

    /** Written by the script for Unix; its process becomes the engine. */
    static final String PID = "pid";

    private static final long serialVersionUID = 1L;

    private final String arguments;
    private final String definition;

    @CheckForNull
    private final String secrets;

    RunFolder(String arguments, String definition, @CheckForNull String secrets) {
        this.arguments = arguments;
        this.definition = definition;
        this.secrets = secrets;
    }

    @Override
    public Void invoke(File file, @CheckForNull VirtualChannel channel) throws IOException {
        Path folder = file.toPath();
        OwnFolder.make(folder.getParent());
        OwnerOnly.createNewFolder(folder);
        new LeftRuns(folder.getParent()).sweep(Files.getLastModifiedTime(folder).toInstant());
        write(folder.resolve(ARGUMENTS), arguments);
        write(folder.resolve(DEFINITION), definition);
        if (secrets != null) {
            write(folder.resolve(SECRETS), secrets);
        }
        return null;
    }

    private static void write(Path file, String text) throws IOException {
        OwnerOnly.createFile(file);
        NoLinks.fill(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
