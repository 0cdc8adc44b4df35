package io.jenkins.plugins.nanohost.engine.ledger;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.FolderContent;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder on the machine that holds everything the engine makes there. */
public final class WorkFolder {
    /** Room for about eight base disks of Server Core, or eighty of Nano Server. */
    public static final String DEFAULT_CACHE_LIMIT = "100GB";

    private final Path folder;
    private final ByteSize cacheLimit;

    private WorkFolder(Path folder, ByteSize cacheLimit) {
        this.folder = folder;
        this.cacheLimit = cacheLimit;
    }

    /** Names the folder and creates nothing. */
    public static WorkFolder at(Path folder) throws UnfitFailure {
        return at(folder, ByteSize.parse(DEFAULT_CACHE_LIMIT));
    }

    /**
     * Names the folder and creates nothing.
     *
     * @param cacheLimit how much base disks may take up together; those that hosts build on stay even above the limit
     */
    public static WorkFolder at(Path folder, ByteSize cacheLimit) throws UnfitFailure {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.toString().contains("[") || absolute.toString().contains("]")) {
            // Get-VHD and Mount-VHD have no LiteralPath.
            throw new UnfitFailure(
                    FailureCode.WORK_FOLDER_NAME_WRONG,
                    "The work folder cannot be " + absolute
                            + ": Hyper-V's cmdlets take [ and ] in a path for wildcards",
                    "Name a folder without them with --work-folder.");
        }
        for (Path above = absolute; above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                throw new UnfitFailure(
                        FailureCode.FILE_IN_PLACE_OF_FOLDER,
                        "The work folder cannot be " + absolute + ": " + above + " is a file",
                        "Name a folder with --work-folder, or move the file away.");
            }
            boolean isPlace = Files.isSymbolicLink(above) || above.getParent() == null;
            if (isPlace && Files.notExists(above)) {
                throw new UnfitFailure(
                        FailureCode.WORK_FOLDER_UNREACHABLE,
                        "The work folder " + absolute + " cannot be read: " + above + " cannot be reached",
                        "See that its disk or share can be reached, or name another folder with --work-folder.");
            }
        }
        return new WorkFolder(absolute, cacheLimit);
    }

    public Path path() {
        return folder;
    }

    public HostFolder host(HostName host) {
        return new HostFolder(host, hosts().resolve(host.value()));
    }

    /**
     * Names of the hosts that have a ledger, or of which it cannot be found out whether they have one; in order.
     *
     * @throws UnfitFailure if the folder of the hosts cannot be read
     */
    public List<HostName> hostNames() throws UnfitFailure {
        return FolderContent.of(hosts()).stream()
                .filter(WorkFolder::mayHaveLedger)
                .flatMap(host -> hostName(host.getFileName().toString()).stream())
                .toList();
    }

    /**
     * Names of the hosts that have a folder, with a ledger or without one; in order.
     *
     * @throws UnfitFailure if the folder of the hosts cannot be read
     */
    public List<HostName> hostFolders() throws UnfitFailure {
        return FolderContent.of(hosts()).stream()
                .filter(Files::isDirectory)
                .flatMap(host -> hostName(host.getFileName().toString()).stream())
                .toList();
    }

    /** A link to a place that cannot be reached may lead to one. */
    private static boolean mayHaveLedger(Path host) {
        return Files.isSymbolicLink(host) && Files.notExists(host)
                || !Files.isRegularFile(host) && !Files.notExists(host.resolve("ledger.json"));
    }

    /** A folder without a valid host name belongs to no host; it is, for example, a copy that somebody put there. */
    private static Optional<HostName> hostName(String folder) {
        try {
            return Optional.of(new HostName(folder));
        } catch (InvalidValueException e) {
            return Optional.empty();
        }
    }

    /**
     * The disks in the hosts' folders, whether a ledger names them or not; in order.
     *
     * @throws UnfitFailure if the folder of the hosts, or that of a host, cannot be read
     */
    public List<Path> hostDisks() throws UnfitFailure {
        List<Path> disks = new ArrayList<>();
        for (Path host : FolderContent.of(hosts())) {
            for (Path file : Files.isRegularFile(host) ? List.of(host) : FolderContent.of(host)) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && file.toString().matches("(?s).*\\.vhdx?")) {
                    disks.add(file);
                }
            }
        }
        return disks;
    }

    public ByteSize cacheLimit() {
        return cacheLimit;
    }

    /** Where base disks are kept, by fingerprint. */
    public Path bases() {
        return folder.resolve("bases");
    }

    /** Where files are unpacked on their way into guests. */
    public Path files() {
        return folder.resolve("files");
    }

    /**
     * Creates the folder, if it does not exist, for this account only: the disks in it hold the guests' data. In an
     * existing folder, the files and folders that are made in it are for this account only.
     *
     * @throws UnfitFailure if it cannot be made, or exists and cannot be read, or others may write to it
     */
    public void create() throws UnfitFailure {
        requireReadable();
        try {
            OwnFolders.make(folder);
            OwnFolders.make(hosts());
            OwnerOnly.createFolder(bases());
            OwnerOnly.createFolder(files());
        } catch (FileAlreadyExistsException e) {
            throw new UnfitFailure(
                    FailureCode.FILE_IN_PLACE_OF_FOLDER,
                    "The work folder " + folder + " cannot be used: " + e.getFile() + " is a file",
                    "Name another folder with --work-folder, or move the file away.");
        } catch (IOException e) {
            throw new UnfitFailure(
                    FailureCode.WORK_FOLDER_NOT_MADE,
                    "The work folder " + folder + " cannot be created: " + e.getMessage(),
                    "See that its disk has space and that this account may write to it, or name another folder with"
                            + " --work-folder.");
        }
    }

    /**
     * Does nothing where nothing was made yet.
     *
     * @throws UnfitFailure if the folder of the hosts or that of base disks is no folder or cannot be read, so that it would
     *     look as if nothing were in it
     */
    public void requireReadable() throws UnfitFailure {
        FolderContent.of(hosts());
        FolderContent.of(bases());
    }

    /**
     * Does nothing where the folder does not exist. The folder of base disks is not looked at: it may be a link to an
     * administrator's own.
     *
     * @throws UnfitFailure if the folder of the hosts cannot be read; or if others may write to the folder, or to that of the hosts: what they put there would be taken for
     *     ledgers of this program
     */
    public void requireOwn() throws IOException, UnfitFailure {
        OwnFolders.require(folder);
        OwnFolders.require(hosts());
        FolderContent.of(hosts());
    }

    private Path hosts() {
        return folder.resolve("hosts");
    }
}
