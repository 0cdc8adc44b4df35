package io.jenkins.plugins.nanohost.engine.secrets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.io.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds who else can read or change a file, from its POSIX mode or, on Windows, its access control list. */
final class Readers {
    private Readers() {}

    /** Names for messages; empty when there is nobody. */
    static List<String> otherThanOwner(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            return byMode(posix.readAttributes().permissions());
        }
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl == null) {
            return List.of("everyone (the file system knows no permissions)");
        }
        return byList(acl.getAcl(), acl.getOwner(), Accounts.current(file));
    }

    static List<String> byMode(Set<PosixFilePermission> mode) {
        List<String> others = new ArrayList<>();
        if (mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.GROUP_WRITE)) {
            others.add("its group");
        }
        if (mode.contains(PosixFilePermission.OTHERS_READ) || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            others.add("everyone");
        }
        return others;
    }

    /**
     * Finds them from an access control list. Entries that deny are ignored: their effect depends on the order, and a
     * list for one account does not need them.
     */
    static List<String> byList(List<AclEntry> list, UserPrincipal owner, @CheckForNull UserPrincipal current) {
        if (list.isEmpty()) {
            // a file without a list, which is open to all, looks to Java like an empty list, which lets nobody in
            return List.of("everyone (it has no access control list)");
        }
        Set<String> others = new LinkedHashSet<>();
        for (AclEntry entry : list) {
            UserPrincipal who = entry.principal();
            boolean opens = entry.type() == AclEntryType.ALLOW
                    && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY)
                    && (entry.permissions().contains(AclEntryPermission.READ_DATA)
                            || entry.permissions().contains(AclEntryPermission.WRITE_DATA)
                            || entry.permissions().contains(AclEntryPermission.WRITE_ACL)
                            || entry.permissions().contains(AclEntryPermission.WRITE_OWNER));
            if (opens && !who.equals(owner) && !who.equals(current) && !Accounts.isTrusted(who)) {
                others.add(who.getName());
            }
        }
        return List.copyOf(others);
    }

    /** The command that removes the rights of the others. */
    static String remedy(Path file, List<String> others) {
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            String quoted = "'" + file.toAbsolutePath().toString().replace("'", "'\\''") + "'";
            return "Run: chmod 600 " + quoted + ", and change the password.";
        }
        return icacls(file.toAbsolutePath(), Accounts.currentName(), others);
    }

    static String icacls(Path file, String account, List<String> others) {
        return "Run: icacls \"" + file + "\" /inheritance:r /grant:r \"" + account + ":F\""
                + others.stream()
                        .filter(name -> !name.startsWith("everyone ("))
                        .map(name -> " /remove:g \"" + name + "\"")
                        .collect(Collectors.joining())
                + ", and change the password.";
    }
}
