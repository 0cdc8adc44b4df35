package io.jenkins.plugins.nanohost.launch;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import jenkins.MasterToSlaveFileCallable;

/**
 * Makes the folder of one run on the machine: what the engine is told, and the files by which both sides speak while it
 * works. Nobody but the agent's account may enter it; on Windows the account that owns the new folder is that account.
 * The engine works in this folder, so that its command line holds only these names, whatever the path to them is.
 */
final class RunFolder extends MasterToSlaveFileCallable<Void> {
    static final String ARGUMENTS = "arguments";
    static final String DEFINITION = "definition.json";
    static final String SECRETS = "secrets.json";
    static final String PULSE = "pulse";
    static final String STOP = "stop";

    /** Written by the script for Unix, whose process becomes the engine. */
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
        Files.createDirectories(folder.getParent());
        new LeftRuns(folder.getParent()).sweep(Instant.now());
        if (Files.getFileStore(folder.getParent()).supportsFileAttributeView("posix")) {
            Files.createDirectory(folder, posix("rwx------"));
        } else {
            Files.createDirectory(folder);
            AclFileAttributeView view = Files.getFileAttributeView(folder, AclFileAttributeView.class);
            view.setAcl(List.of(ownerAlone(view)));
        }
        write(folder.resolve(ARGUMENTS), arguments);
        write(folder.resolve(DEFINITION), definition);
        if (secrets != null) {
            write(folder.resolve(SECRETS), secrets);
        }
        return null;
    }

    private static void write(Path file, String text) throws IOException {
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, posix("rw-------"));
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        } else {
            // Narrowed before the first byte is in it.
            Files.createFile(file);
            AclFileAttributeView view = Files.getFileAttributeView(file, AclFileAttributeView.class);
            view.setAcl(List.of(ownerAlone(view)));
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private static FileAttribute<?> posix(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    private static AclEntry ownerAlone(AclFileAttributeView view) throws IOException {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(view.getOwner())
                .setPermissions(Set.of(AclEntryPermission.values()))
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build();
    }
}
