package io.jenkins.plugins.nanohost.engine.io;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes files and folders that nobody but their owner can read or change. On Windows, SYSTEM and the Administrators can
 * use a folder too, if the folder above lets them: Hyper-V's service runs as SYSTEM.
 */
public final class OwnerOnly {
    /** SYSTEM and the Administrators: they can read every file, whatever its list says ("Well-known SIDs", Microsoft). */
    private static final List<String> ALMIGHTY = List.of("S-1-5-18", "S-1-5-32-544");

    private static final Set<AclEntryFlag> FOR_ALL_BELOW =
            EnumSet.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT);

    private OwnerOnly() {}

    /** Makes an empty file, which must not exist yet. What is written into it afterwards is never open to others. */
    public static void createFile(Path file) throws IOException {
        if (posix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(file);
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(all(acl.getOwner(), Set.of())));
        }
    }

    /**
     * Makes a folder, if it does not exist, and the folders above it with the usual rights. The rights of an existing
     * folder stay.
     */
    public static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        try {
            createNewFolder(folder);
        } catch (FileAlreadyExistsException e) {
            // Another run has made it in the meantime.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes a folder, which must not exist yet, in a folder that exists. */
    public static void createNewFolder(Path folder) throws IOException {
        if (posix(folder)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return;
        }
        // It gets its name with its rights, since another run may use it from that moment on.
        Path made = folder.resolveSibling(folder.getFileName() + "-" + UUID.randomUUID() + ".partial");
        Files.createDirectory(made);
        try {
            AclFileAttributeView acl = Files.getFileAttributeView(made, AclFileAttributeView.class);
            if (acl != null) {
                acl.setAcl(narrowed(acl.getAcl(), acl.getOwner()));
            }
            Files.move(made, folder);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /**
     * The access control list of a new folder, made from the entries that it inherited: names of accounts depend on
     * Windows' language, but an inherited entry has the account itself.
     */
    static List<AclEntry> narrowed(List<AclEntry> inherited, UserPrincipal owner) {
        List<AclEntry> entries = new ArrayList<>();
        entries.add(all(owner, FOR_ALL_BELOW));
        for (AclEntry entry : inherited) {
            AclEntry almighty = all(entry.principal(), FOR_ALL_BELOW);
            if (entry.type() == AclEntryType.ALLOW && isAlmighty(entry.principal()) && !entries.contains(almighty)) {
                entries.add(almighty);
            }
        }
        return entries;
    }

    /**
     * Whether the account is SYSTEM or the Administrators, who can read every file. Compares security identifiers,
     * since names depend on Windows' language. The JDK does not show a principal's identifier, only its hash code,
     * which is that of the identifier's text (sun.nio.fs.WindowsUserPrincipals, unchanged since Java 7). If that
     * changed, files would be refused, not accepted.
     */
    public static boolean isAlmighty(UserPrincipal who) {
        int identifier = who.hashCode();
        return ALMIGHTY.stream().anyMatch(sid -> sid.hashCode() == identifier);
    }

    private static AclEntry all(UserPrincipal who, Set<AclEntryFlag> flags) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(who)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(flags)
                .build();
    }

    private static boolean posix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
