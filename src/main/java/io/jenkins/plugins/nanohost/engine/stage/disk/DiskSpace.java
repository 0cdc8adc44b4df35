package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.FilesDefinition;
import io.jenkins.plugins.nanohost.engine.definition.OwnFile;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks whether the machine has room for the disks. The numbers are estimates, and the messages say so. */
public record DiskSpace(HostRun run, List<StageName> stages, MachineFact machine, DiskInput input) {
    /** What Windows writes to a host disk during its first boot, and some reserve; an estimate. */
    private static final long FIRST_BOOT_BYTES = 2L << 30;

    /** Boot partitions and file system of a disk; an estimate. */
    private static final long OVERHEAD_BYTES = 1L << 30;

    /** An update is unpacked, and its files are kept beside those that they replace; an estimate. */
    private static final int UPDATE_FACTOR = 3;

    /** What a base disk takes up. */
    long baseBytes() {
        return input.image().size() + UPDATE_FACTOR * input.files().updateBytes() + OVERHEAD_BYTES;
    }

    /** Why there is not enough room for what has still to be made; empty where there is enough. */
    Optional<UnfitFailure> shortage() throws IOException {
        return shortage(Files.notExists(run.folder().disk(wanted().base().format())));
    }

    /** Refuses to make a new host disk if there is no room for it beside the one that it replaces. */
    void requireNext() throws UnfitFailure, IOException {
        Optional<UnfitFailure> shortage = shortage(true);
        if (shortage.isPresent()) {
            throw shortage.get();
        }
    }

    private Optional<UnfitFailure> shortage(boolean hostDisk) throws IOException {
        List<String> parts = new ArrayList<>();
        long needed = 0;
        if (!new BaseDisk(run, wanted().base(), input).exists()) {
            needed += baseBytes();
            parts.add(Amount.of(baseBytes()) + " for the base disk");
        }
        if (hostDisk) {
            long host = FIRST_BOOT_BYTES
                    + input.files().placedBytes()
                    + stagedBytes()
                    + (wanted().hostDisk() == HostDiskKind.COPY ? baseBytes() : 0);
            needed += host;
            parts.add(Amount.of(host) + " for the host disk");
        }
        if (machine.freeBytes() >= needed) {
            return Optional.empty();
        }
        return Optional.of(new UnfitFailure(
                FailureCode.NOT_ENOUGH_SPACE,
                "There are " + Amount.of(machine.freeBytes()) + " free for "
                        + run.folders().work().path() + ", and about " + String.join(" and ", parts) + " are needed",
                "Free some, or name a work folder on another volume with --work-folder."));
    }

    private VhdDefinition wanted() {
        return run.definition().vhd();
    }

    /** What a later stage of the same run puts onto the disk; that stage reports missing files. */
    private long stagedBytes() throws IOException {
        FilesDefinition brought = run.definition().files();
        if (!stages.contains(StageName.FILES) || brought == null) {
            return 0;
        }
        List<Path> files =
                new ArrayList<>(brought.copy().stream().map(OwnFile::from).toList());
        if (brought.baseImage() != null) {
            files.add(brought.baseImage());
        }
        return DiskFiles.bytes(files);
    }
}
