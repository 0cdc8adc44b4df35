package io.jenkins.plugins.nanohost.engine.secrets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.Accounts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a secrets file: JSON, {@code {"administratorPassword": "..."}}. It is refused when others can read it. A file
 * for one use is deleted before its content is used. It is deleted also when it is refused: others had time enough to
 * read it, and nobody will use it again. No message shows anything of the content.
 */
public final class SecretsFile {
    /** Far above what the longest password needs. */
    static final int MOST_BYTES = 8 * 1024;

    private SecretsFile() {}

    /** What happens to the file after it is read. */
    public enum Retention {
        /** It is a person's own and stays. */
        KEEP,
        /** It was written only for this run. */
        ONCE
    }

    /**
     * @throws UnfitFailure when the file is missing, belongs to another account, can be read by others, cannot be deleted
     *     though it should be, or is not what a secrets file is
     */
    public static Secrets read(Path file, Retention keep) throws UnfitFailure {
        requireFile(file, keep);
        if (keep == Retention.KEEP) {
            return SecretsJson.parse(content(file), file);
        }
        byte[] content;
        try {
            content = content(file);
        } catch (UnfitFailure e) {
            delete(file, e);
            throw gone(e);
        }
        delete(file, null);
        try {
            return SecretsJson.parse(content, file);
        } catch (UnfitFailure e) {
            throw gone(e);
        }
    }

    /**
     * Deletes a file for one use that will not be used; something else than a file is left.
     *
     * @return whether there was such a file
     * @throws UnfitFailure when it cannot be deleted
     */
    public static boolean discard(Path file) throws UnfitFailure {
        boolean there = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (there) {
            delete(file, null);
        }
        return there;
    }

    private static void requireFile(Path file, Retention keep) throws UnfitFailure {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnfitFailure(
                    FailureCode.NO_SECRETS_FILE,
                    "There is no secrets file " + file,
                    "Give the path of a secrets file.");
        }
        boolean link = keep == Retention.ONCE && Files.isSymbolicLink(file);
        if (link || !Files.isRegularFile(file)) {
            throw new UnfitFailure(
                    FailureCode.SECRETS_FILE_IS_NONE,
                    "The secrets file " + file + " is " + (link ? "a link; only the link could be deleted" : "no file"),
                    "Give the path of the file itself.");
        }
    }

    private static byte[] content(Path file) throws UnfitFailure {
        try {
            Optional<UserPrincipal> stranger = Accounts.strangerWhoOwns(file);
            if (stranger.isPresent()) {
                throw new UnfitFailure(
                        FailureCode.SECRETS_FILE_OF_STRANGER,
                        "The secrets file " + file + " belongs to "
                                + stranger.get().getName() + "; assume that they know its password",
                        "Write it again from the account that runs this, and change the password.");
            }
            List<String> others = Readers.otherThanOwner(file);
            if (!others.isEmpty()) {
                throw new UnfitFailure(
                        FailureCode.SECRETS_FILE_OPEN,
                        "The secrets file " + file + " is open to " + String.join(", ", others)
                                + "; assume that they know its password",
                        Readers.remedy(file, others));
            }
            byte[] content;
            try (InputStream in = Files.newInputStream(file)) {
                content = in.readNBytes(MOST_BYTES + 1);
            }
            if (content.length > MOST_BYTES) {
                Arrays.fill(content, (byte) 0);
                throw new UnfitFailure(
                        FailureCode.SECRETS_FILE_WRONG,
                        "The secrets file " + file + " is larger than " + MOST_BYTES + " bytes",
                        SecretsJson.RIGHT);
            }
            return content;
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.SECRETS_FILE_UNREADABLE,
                    "Cannot read the secrets file " + file + ": " + e.getClass().getSimpleName(),
                    "Let the account that runs this read the file, and no other.");
        }
    }

    private static void delete(Path file, @CheckForNull UnfitFailure refused) throws UnfitFailure {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            UnfitFailure failure = new UnfitFailure(
                    FailureCode.SECRETS_FILE_NOT_DELETED,
                    "Cannot delete the secrets file " + file + ", which was to be used once: "
                            + e.getClass().getSimpleName()
                            + (refused == null ? "" : ". Besides: " + refused.getMessage()),
                    "Delete it by hand, and let the account that runs this delete files in its folder.");
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private static UnfitFailure gone(UnfitFailure refused) {
        return new UnfitFailure(
                refused.code(),
                refused.getMessage(),
                "It was to be used once and has been deleted; write it again. " + refused.remedy());
    }
}
