package io.jenkins.plugins.nanohost.engine.ledger;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.RefusedFailure;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.io.FolderLock;
import io.jenkins.plugins.nanohost.engine.io.OwnFolders;
import io.jenkins.plugins.nanohost.engine.io.OwnerOnly;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DiskEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.FilesEntry;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.NextDisk;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.StagedArchive;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger.VmEntry;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One host's folder below the work folder: its ledger, its disk and its VM's files. */
public final class HostFolder {
    /**
     * An entry may be absent, and so may a value that comes by DHCP, from a domain or later, or that earlier versions do not
     * have; all other values must be there.
     */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL))
            .withConfigOverride(
                    DiskEntry.class, entry -> entry.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(NextDisk.class, entry -> entry.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(VmEntry.class, entry -> entry.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(
                    FilesEntry.class, entry -> entry.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(
                    StagedArchive.class, archive -> archive.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(
                    DockerEntry.class, entry -> entry.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(
                    ComputerName.class, name -> name.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(
                    Ipv4Prefix.class, address -> address.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .withConfigOverride(
                    IpAddress.class, address -> address.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.SET)))
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new FromStringDeserializer<Instant>(Instant.class) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected Instant _deserialize(String text, DeserializationContext context) {
                            return Instant.parse(text);
                        }
                    }))
            .build();

    private static final long LONGEST = 4L << 20;

    private final HostName host;
    private final Path folder;

    HostFolder(HostName host, Path folder) {
        this.host = host;
        this.folder = folder;
    }

    public HostName host() {
        return host;
    }

    public Path path() {
        return folder;
    }

    /** Where the host disk is. */
    public Path disk(DiskFormat format) {
        return folder.resolve(host + "." + format.word());
    }

    /** Where a host disk is made while the one before it is still needed. */
    public Path nextDisk(DiskFormat format) {
        return folder.resolve(host + ".next." + format.word());
    }

    /** Where the client certificate is, unless another folder is asked for. */
    public Path tls() {
        return folder.resolve("tls");
    }

    /** Where Hyper-V keeps the VM's own files. */
    public Path vm() {
        return folder.resolve("vm");
    }

    /**
     * Takes the host's lock, if it is free. The lock is beside the folder and stays when the host is removed: if it were deleted,
     * two runs could each hold a lock of the same name.
     *
     * @param who a phrase that says to others who holds it
     */
    public Optional<FolderLock> tryLock(String who) throws IOException {
        return FolderLock.tryTake(folder.getParent(), host.value(), who);
    }

    /** Who holds the host's lock, for messages. */
    public String lockHolder() {
        return FolderLock.holder(folder.getParent(), host.value());
    }

    /**
     * Does nothing if the folder does not exist.
     *
     * @throws UnfitFailure if others may write to it
     */
    public void requireOwn() throws IOException, UnfitFailure {
        OwnFolders.require(folder);
    }

    /**
     * Makes the folder for this account alone, if it does not exist.
     *
     * @throws UnfitFailure if it exists and others may write to it
     */
    public void create() throws IOException, UnfitFailure {
        OwnFolders.make(folder);
    }

    /** Whether anything was ever started for the host here; also if that cannot be found out. */
    public boolean known() {
        return !Files.notExists(folder, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the ledger; an empty one where nothing was made yet.
     *
     * @throws RefusedFailure where the ledger was copied from another work folder: through a copy, that folder's host
     *     must not be changed
     */
    public Ledger read() throws IOException, UnfitFailure, RefusedFailure {
        Path file = ledgerFile();
        if (known() && Files.notExists(folder)) {
            throw damaged(file, "its folder is a link to a place that cannot be reached");
        }
        if (Files.isRegularFile(folder)) {
            throw damaged(file, "a file is in place of its folder");
        }
        if (Files.notExists(file)) {
            return Ledger.empty(host.value());
        }
        // Where it is not known what is there, reading it tells why.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw damaged(file, "it is no file");
        }
        if (Files.size(file) > LONGEST) {
            throw damaged(file, "it is larger than any ledger");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            throw damaged(file, "it is empty, as a full or damaged disk leaves a file");
        }
        try {
            JsonNode root = JSON.readTree(bytes);
            if (root instanceof ObjectNode ledger) {
                LedgerForms.upgrade(ledger);
            }
            int form = root.path("form").asInt();
            if (form > Ledger.FORM) {
                throw newer(file, form);
            }
            if (form != Ledger.FORM || !host.value().equals(root.path("host").asText())) {
                throw damaged(file, "it is of another form or of another host");
            }
            return own(JSON.treeToValue(root, Ledger.class));
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getOriginalMessage());
        } catch (InvalidValueException | InvalidPathException e) {
            throw damaged(file, e.getMessage());
        } catch (CharConversionException e) {
            throw damaged(file, "it is no text");
        }
    }

    private Ledger own(Ledger ledger) throws IOException, RefusedFailure {
        List<String> disks = new ArrayList<>();
        if (ledger.vhd() != null) {
            disks.add(ledger.vhd().path());
        }
        if (ledger.nextDisk() != null) {
            disks.add(ledger.nextDisk().path());
        }
        for (String disk : disks) {
            if (!isHere(Path.of(disk).getParent())) {
                throw new RefusedFailure(
                        FailureCode.LEDGER_OF_OTHER_FOLDER,
                        "The ledger in " + folder + " names disk " + disk
                                + ": it was copied or moved from another work folder",
                        "Name that work folder with --work-folder. If this one was moved, move it back to where it was; if"
                                + " it is a copy, move the copy out of the work folder.");
            }
        }
        return ledger;
    }

    /** Compares folders, not paths: links and short names give a folder several paths. */
    private boolean isHere(@CheckForNull Path other) throws IOException {
        return other != null && (other.equals(folder) || Files.exists(other) && Files.isSameFile(other, folder));
    }

    /** Replaces the ledger as a whole: after a power failure either the old or the new one is there. */
    public void write(Ledger ledger) throws IOException {
        OwnerOnly.createFolder(folder);
        new AtomicFile(ledgerFile()).write(JSON.writeValueAsBytes(ledger));
    }

    /** Forgets the host. Other files in the folder stay, and so does the folder itself. */
    public void forget() throws IOException {
        new AtomicFile(ledgerFile()).delete();
        deleteEmptyFolders(vm());
        deleteEmptyFolders(tls());
    }

    /**
     * Deletes the folder of a host that was forgotten, unless it has files that were not made here.
     *
     * @return the names of what stays; empty: the folder is gone
     */
    public List<String> leave() throws IOException {
        return isOwnFolder(folder) ? deleteIfEmpty(folder) : List.of();
    }

    /** Hyper-V leaves the folders in which the files of a removed VM were. */
    private static void deleteEmptyFolders(Path folder) throws IOException {
        if (isOwnFolder(folder)) {
            for (Path inner : content(folder)) {
                deleteEmptyFolders(inner);
            }
            deleteIfEmpty(folder);
        }
    }

    /** A link to a folder was not made here. */
    private static boolean isOwnFolder(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<String> deleteIfEmpty(Path folder) throws IOException {
        List<Path> content = content(folder);
        if (content.isEmpty()) {
            Files.delete(folder);
        }
        return content.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted().toList();
        }
    }

    private Path ledgerFile() {
        return folder.resolve("ledger.json");
    }

    private static UnfitFailure newer(Path file, int form) {
        String version = HostFolder.class.getPackage().getImplementationVersion();
        return new UnfitFailure(
                FailureCode.LEDGER_TOO_NEW,
                "The ledger " + file + " was written by a newer version of this program: it has form " + form
                        + "; this version" + (version == null ? "" : ", " + version + ",") + " knows forms "
                        + LedgerForms.OLDEST + " to " + Ledger.FORM,
                "Use that version or a later one: update the plugin in the Jenkins that runs this, or take the newer"
                        + " nano-container-host-engine.jar. Do not delete the ledger; nothing was changed.");
    }

    private UnfitFailure damaged(Path file, String why) {
        return new UnfitFailure(
                FailureCode.LEDGER_DAMAGED,
                "The ledger " + file + " cannot be read: " + why,
                "Look at it; repair it, or put a saved copy of it in its place. Where that is not possible, rename it, and set"
                        + " aside the VM and the disks that it names: rename them, or move them away.");
    }
}
