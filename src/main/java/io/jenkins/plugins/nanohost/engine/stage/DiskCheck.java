package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.definition.StageDefinition;
import io.jenkins.plugins.nanohost.engine.definition.StageDefinition.StagedFile;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.machine.MachineFact;
import io.jenkins.plugins.nanohost.engine.machine.Secret;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.PasswordRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether the disk that is wanted can be made on this machine, from what was found on the media. */
record DiskCheck(HostRun run, List<StageName> stages, MachineFact machine, DiskInput input, Findings findings) {
    /** What Windows writes in a host disk during its first boot, and some air; an estimate. */
    private static final long FIRST_BOOT_BYTES = 2L << 30;

    /** Boot partitions and file system of a disk; an estimate. */
    private static final long OVERHEAD_BYTES = 1L << 30;

    /** An update is unpacked, and its files are kept beside those that they replace; an estimate. */
    private static final int UPDATE_FACTOR = 3;

    void check() throws IOException {
        checkDism();
        checkSize();
        checkSpace();
        checkNano();
        Secret password = run.givenPassword();
        if (input.installation() == Installation.CORE && password != null) {
            PasswordRule.refusal(password.reveal())
                    .ifPresent(why -> findings.add(
                            "Windows would refuse the administrator's password: " + why,
                            "Choose one that Windows' default password policy takes."));
        }
    }

    private VhdDefinition wanted() {
        return run.definition().vhd();
    }

    /** Nano Server has neither activation in its first boot nor locales; what is asked for would be lost in silence. */
    private void checkNano() {
        if (input.installation() == Installation.NANO
                && (wanted().productKey() != null || !wanted().locale().equals(VhdDefinition.DEFAULT_LOCALE))) {
            findings.add(
                    "Image " + input.image().name() + " is Nano Server, whose first boot takes no vhd.productKey and no"
                            + " vhd.locale",
                    "Leave them out, or make a host of Server Core.");
        }
    }

    private void checkDism() {
        int build = input.image().version().build();
        if (machine.dismBuild() < build) {
            findings.add(
                    "DISM on " + machine.computerName() + " is of build " + machine.dismBuild() + ", and "
                            + input.image().name() + " is of build " + build + ": an older DISM cannot service it",
                    "Use a machine whose Windows is at least as new as the image.");
        }
    }

    private void checkSize() {
        long least = baseBytes();
        if (input.size().bytes() < least) {
            findings.add(
                    "A disk of " + input.size() + " is too small for "
                            + input.image().name() + ", which takes about " + Amount.of(least),
                    "Give a larger vhd.size.");
        }
    }

    /** What is there needs no more room. */
    private void checkSpace() throws IOException {
        List<String> parts = new ArrayList<>();
        long needed = 0;
        if (!new BaseDisk(run, wanted(), input).exists()) {
            needed += baseBytes();
            parts.add(Amount.of(baseBytes()) + " for the base disk");
        }
        if (Files.notExists(run.folder().disk(wanted().format()))) {
            long host = FIRST_BOOT_BYTES
                    + input.files().placedBytes()
                    + stagedBytes()
                    + (wanted().hostDisk() == HostDiskKind.COPY ? baseBytes() : 0);
            needed += host;
            parts.add(Amount.of(host) + " for the host disk");
        }
        if (machine.freeBytes() < needed) {
            findings.add(
                    "There are " + Amount.of(machine.freeBytes()) + " free for "
                            + run.places().work().path() + ", and about " + String.join(" and ", parts) + " are needed",
                    "Free some, or name a work folder on another volume with --work-folder.");
        }
    }

    private long baseBytes() {
        return input.image().size() + UPDATE_FACTOR * input.files().updateBytes() + OVERHEAD_BYTES;
    }

    /** What a later stage of the same run brings onto the disk; what is missing is told by that stage. */
    private long stagedBytes() throws IOException {
        StageDefinition stage = run.definition().stage();
        if (!stages.contains(StageName.STAGE) || stage == null) {
            return 0;
        }
        List<Path> files =
                new ArrayList<>(stage.files().stream().map(StagedFile::from).toList());
        if (stage.baseImage() != null) {
            files.add(stage.baseImage());
        }
        return DiskFiles.bytes(files);
    }
}
