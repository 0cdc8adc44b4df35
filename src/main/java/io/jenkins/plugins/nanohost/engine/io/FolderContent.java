package io.jenkins.plugins.nanohost.engine.io;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is in a folder. A folder that cannot be read is an error, since it is not known what is in it. */
public final class FolderContent {
    private FolderContent() {}

    /**
     * The files and folders in a folder, in order; none where the folder does not exist.
     *
     * @throws UnfitFailure if something is there that is no folder, that leads to no folder or that cannot be read
     */
    public static List<Path> of(Path folder) throws UnfitFailure {
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(content::add);
        } catch (DirectoryIteratorException e) {
            throw unreadable(folder, e.getCause());
        } catch (NoSuchFileException e) {
            // It was not there at that moment: another run may have made it since.
            if (Files.isSymbolicLink(folder)) {
                throw unreadable(folder, e);
            }
            return List.of();
        } catch (IOException e) {
            if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return List.of();
            }
            throw unreadable(folder, e);
        }
        Collections.sort(content);
        return content;
    }

    private static UnfitFailure unreadable(Path folder, IOException e) {
        if (Files.isRegularFile(folder)) {
            return new UnfitFailure(
                    FailureCode.FILE_IN_PLACE_OF_FOLDER,
                    "The folder " + folder + " cannot be read: a file is in its place",
                    "Move the file away; if the folder was moved, move it back. Then run it again.");
        }
        boolean lost = Files.isSymbolicLink(folder) && Files.notExists(folder);
        return new UnfitFailure(
                FailureCode.FOLDER_UNREADABLE,
                "The folder " + folder + " cannot be read: "
                        + (lost ? "it is a link to a place that cannot be reached" : NamedError.reason(e)),
                "See that its disk or share can be reached and that account " + Accounts.currentName()
                        + " may read it. Then run it again.");
    }
}
