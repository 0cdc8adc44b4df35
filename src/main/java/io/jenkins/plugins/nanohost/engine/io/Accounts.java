package io.jenkins.plugins.nanohost.engine.io;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The account that this program runs as, and the accounts that are no strangers to it. */
public final class Accounts {
    /** The identifier that means the owner, whoever that is ("Well-known SIDs", Microsoft). */
    private static final String OWNER_RIGHTS = "S-1-3-4";

    private Accounts() {}

    /** Its name, on Windows with its domain. */
    public static String currentName() {
        String domain = System.getenv("USERDOMAIN");
        String name = System.getProperty("user.name");
        return domain == null ? name : domain + "\\" + name;
    }

    /**
     * Null when Windows does not know the account by its name, for example that of a service; then only the owner
     * counts.
     */
    @CheckForNull
    public static UserPrincipal current(Path file) {
        try {
            return file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(currentName());
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** Compares security identifiers, as {@link OwnerOnly#isAlmighty} does. */
    public static boolean isTrusted(UserPrincipal who) {
        return OwnerOnly.isAlmighty(who) || OWNER_RIGHTS.hashCode() == who.hashCode();
    }

    /**
     * The owner of the file, if that is another account than the one that runs this: an owner can always read a file, or change
     * its rights. The Administrators' group of Windows is no stranger, since what an administrator makes may belong to it.
     */
    public static Optional<UserPrincipal> strangerWhoOwns(Path file) throws IOException {
        Path own = Files.createTempFile("nano-container-host", ".owner");
        try {
            List<UserPrincipal> accounts = new ArrayList<>(List.of(Files.getOwner(own)));
            UserPrincipal current = current(file);
            if (current != null) {
                accounts.add(current);
            }
            return stranger(Files.getOwner(file), accounts);
        } finally {
            Files.delete(own);
        }
    }

    /** The owner, if it is none of the given accounts and not almighty. */
    public static Optional<UserPrincipal> stranger(UserPrincipal owner, List<UserPrincipal> own) {
        return own.contains(owner) || OwnerOnly.isAlmighty(owner) ? Optional.empty() : Optional.of(owner);
    }
}
