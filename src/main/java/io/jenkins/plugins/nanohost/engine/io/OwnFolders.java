package io.jenkins.plugins.nanohost.engine.io;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses folders that others may write to: they could put a link, a ledger, a script or a program of their own there, which
 * this account would then use. Folders that others may only read are accepted, and so are folders whose parent is open, such as
 * {@code /tmp}.
 */
public final class OwnFolders {
    /** The rights to put something into a folder, to take something out of it, or to give oneself these rights. */
    private static final Set<AclEntryPermission> WRITING = EnumSet.of(
            AclEntryPermission.WRITE_DATA,
            AclEntryPermission.APPEND_DATA,
            AclEntryPermission.DELETE_CHILD,
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER);

    /**
     * The running VMs of Hyper-V, to which it gives rights in the folders of their disks ("NT VIRTUAL MACHINE\\Virtual Machines",
     * S-1-5-83-0); each VM has an account of its own in the same domain. That the domain's name is the same in every language is
     * assumed.
     */
    private static final String VMS = "NT VIRTUAL MACHINE\\";

    /** An account without a name any more, such as that of a deleted VM, is shown by its identifier. */
    private static final String VM_IDENTIFIERS = "S-1-5-83-";

    private OwnFolders() {}

    /**
     * Makes a folder for this account alone, if it does not exist, and the folders above it with the usual rights.
     *
     * @throws UnfitFailure if the folder exists and others may write to it, or it belongs to another account
     */
    public static void make(Path folder) throws IOException, UnfitFailure {
        OwnerOnly.createFolder(folder);
        require(folder);
    }

    /**
     * Does nothing if the folder does not exist.
     *
     * @throws UnfitFailure if others may write to the folder, or it belongs to another account
     */
    public static void require(Path folder) throws IOException, UnfitFailure {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Optional<UserPrincipal> stranger = owner(folder);
        if (stranger.isPresent()) {
            throw new UnfitFailure(
                    FailureCode.FOLDER_OF_STRANGER,
                    "Folder " + folder + " cannot be used: it belongs to another account, "
                            + stranger.get().getName(),
                    "Name another folder, or see what is in it and make " + Accounts.currentName() + " its owner.");
        }
        List<String> others = writers(folder);
        if (!others.isEmpty()) {
            throw new UnfitFailure(
                    FailureCode.FOLDER_OPEN_TO_OTHERS,
                    "Folder " + folder + " cannot be used: others may write to it: " + String.join(", ", others),
                    "See whether what is in it is yours. " + remedy(folder, others) + " Or name another folder.");
        }
    }

    /** What root owns is no stranger's: as the Administrators of Windows, it can change everything. */
    private static Optional<UserPrincipal> owner(Path folder) throws IOException {
        return Files.getOwner(folder).getName().equals("root") ? Optional.empty() : Accounts.strangerWhoOwns(folder);
    }

    private static List<String> writers(Path folder) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (posix != null) {
            PosixFileAttributes facts = posix.readAttributes();
            return byMode(
                    facts.permissions(), facts.owner().getName(), facts.group().getName());
        }
        AclFileAttributeView acl = Files.getFileAttributeView(folder, AclFileAttributeView.class);
        // A file system without permissions, such as FAT, is the choice of whoever named the folder.
        return acl == null ? List.of() : byList(acl.getAcl(), acl.getOwner(), Accounts.current(folder));
    }

    /** A group with the name of the owner is the owner's own, as most distributions of Linux make one for each account. */
    static List<String> byMode(Collection<PosixFilePermission> mode, String owner, String group) {
        List<String> others = new ArrayList<>();
        if (mode.contains(PosixFilePermission.GROUP_WRITE) && !group.equals(owner)) {
            others.add("group " + group);
        }
        if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            others.add("everyone");
        }
        return others;
    }

    /** Entries that deny are ignored: their effect depends on the order. */
    static List<String> byList(List<AclEntry> list, UserPrincipal owner, @CheckForNull UserPrincipal current) {
        if (list.isEmpty()) {
            // a folder without a list, which is open to all, looks to Java like an empty list, which lets nobody in
            return List.of("everyone (it has no access control list)");
        }
        Set<String> others = new LinkedHashSet<>();
        for (AclEntry entry : list) {
            UserPrincipal who = entry.principal();
            boolean writes = entry.type() == AclEntryType.ALLOW
                    && !entry.flags().contains(AclEntryFlag.INHERIT_ONLY)
                    && entry.permissions().stream().anyMatch(WRITING::contains);
            if (writes && !who.equals(owner) && !who.equals(current) && !isNoStranger(who)) {
                others.add(who.getName());
            }
        }
        return List.copyOf(others);
    }

    private static boolean isNoStranger(UserPrincipal who) {
        return Accounts.isTrusted(who)
                || who.getName().startsWith(VMS)
                || who.getName().startsWith(VM_IDENTIFIERS);
    }

    private static String remedy(Path folder, List<String> others) {
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            return "Then run: chmod go-w '" + folder.toAbsolutePath().toString().replace("'", "'\\''") + "'.";
        }
        return "Then run: " + icacls(folder.toAbsolutePath(), Accounts.currentName(), others) + ".";
    }

    /** SYSTEM and the Administrators are named by their identifiers, since their names depend on Windows' language. */
    static String icacls(Path folder, String account, List<String> others) {
        return "icacls \"" + folder + "\" /inheritance:r /grant:r \"" + account
                + ":(OI)(CI)F\" \"*S-1-5-18:(OI)(CI)F\" \"*S-1-5-32-544:(OI)(CI)F\""
                + others.stream()
                        .filter(name -> !name.startsWith("everyone ("))
                        .map(name -> " /remove:g \"" + (name.startsWith("S-1-") ? "*" : "") + name + "\"")
                        .collect(Collectors.joining());
    }
}
