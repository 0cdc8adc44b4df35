package io.jenkins.plugins.nanohost.engine.ledger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.ArchivePart;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was made for one host. An entry is written as {@link Progress#MAKING} before the work begins and as {@link
 * Progress#MADE} when it is whole, so that the ledger shows what a killed run was making.
 *
 * @param form of this file; a newer one is refused
 * @param nextDisk null: none is being made
 */
public record Ledger(
        int form,
        String host,
        @CheckForNull DiskEntry vhd,
        @CheckForNull VmEntry vm,
        @CheckForNull FilesEntry files,
        @CheckForNull DockerEntry docker,
        @CheckForNull NextDisk nextDisk) {
    public static final int FORM = 7;

    public static Ledger empty(String host) {
        return new Ledger(FORM, host, null, null, null, null, null);
    }

    public Ledger withVhd(@CheckForNull DiskEntry entry) {
        return new Ledger(form, host, entry, vm, files, docker, nextDisk);
    }

    public Ledger withVm(@CheckForNull VmEntry entry) {
        return new Ledger(form, host, vhd, entry, files, docker, nextDisk);
    }

    public Ledger withFiles(@CheckForNull FilesEntry entry) {
        return new Ledger(form, host, vhd, vm, entry, docker, nextDisk);
    }

    public Ledger withDocker(@CheckForNull DockerEntry entry) {
        return new Ledger(form, host, vhd, vm, files, entry, nextDisk);
    }

    public Ledger withNextDisk(@CheckForNull NextDisk disk) {
        return new Ledger(form, host, vhd, vm, files, docker, disk);
    }

    /** How far the work on an entry is. */
    public enum Progress {
        MAKING,
        MADE
    }

    /** What every entry has. */
    public sealed interface Entry permits DiskEntry, VmEntry, FilesEntry, DockerEntry {
        Progress progress();

        /** What the thing was made from, by name; the values are texts or digests, never a secret. */
        Map<String, String> inputs();

        /** When the work began or finished. */
        Instant at();
    }

    /**
     * The host disk.
     *
     * @param id new with each host disk, so that what depends on a disk can recognize it
     * @param revision of the media; updates in the guest raise it there
     * @param nano whether it has Nano Server; otherwise Server Core
     * @param generation of the VM that boots from it
     * @param hostDisk how it is made from its base disk
     * @param computerName null: its domain has given it
     * @param address fixed, with prefix length; null: by DHCP
     * @param firstBootOpen whether the end of its first boot, which its script marks, has still to be seen
     * @param administrator name of the built-in account, in the language of its Windows
     */
    public record DiskEntry(
            Progress progress,
            Map<String, String> inputs,
            Instant at,
            String id,
            String path,
            String baseDisk,
            String release,
            String edition,
            int build,
            int revision,
            boolean nano,
            VmGeneration generation,
            HostDiskKind hostDisk,
            List<String> packages,
            @CheckForNull ComputerName computerName,
            @CheckForNull Ipv4Prefix address,
            boolean firstBootOpen,
            String administrator)
            implements Entry {
        /** On the media, packages in a language are in a folder of their own below that of the others. */
        static final Pattern LANGUAGE_FOLDER = Pattern.compile("\\\\Packages\\\\([A-Za-z]{2,3}-[A-Za-z-]+)\\\\");

        public DiskEntry {
            inputs = Map.copyOf(inputs);
            packages = List.copyOf(packages);
        }

        /** Its first boot was seen to have ended; who deletes the mark later changes nothing. */
        public DiskEntry afterFirstBoot() {
            return new DiskEntry(
                    progress,
                    inputs,
                    at,
                    id,
                    path,
                    baseDisk,
                    release,
                    edition,
                    build,
                    revision,
                    nano,
                    generation,
                    hostDisk,
                    packages,
                    computerName,
                    address,
                    false,
                    administrator);
        }

        /** The same, with the name that the guest's built-in account really has. */
        public DiskEntry withAdministrator(String name) {
            return new DiskEntry(
                    progress,
                    inputs,
                    at,
                    id,
                    path,
                    baseDisk,
                    release,
                    edition,
                    build,
                    revision,
                    nano,
                    generation,
                    hostDisk,
                    packages,
                    computerName,
                    address,
                    firstBootOpen,
                    name);
        }

        /**
         * The language that its Windows may have, for example {@code fr-FR}: that of Nano Server's packages, which is the
         * image's; otherwise the wanted locale, which may differ. Empty: neither is known.
         */
        public String language() {
            Matcher folder = LANGUAGE_FOLDER.matcher(inputs.getOrDefault("packages", ""));
            return folder.find() ? folder.group(1) : inputs.getOrDefault("locale", "");
        }

        /** Whether it can be read only with its base disk. */
        public boolean differencing() {
            return hostDisk == HostDiskKind.DIFFERENCING;
        }
    }

    /** A host disk that is being made beside the one that it will replace; a run that was stopped leaves it behind. */
    public record NextDisk(String path) {}

    /**
     * The VM.
     *
     * @param mark the text in the VM's notes
     * @param vmId empty until it is made
     * @param address at which the guest was last seen; null until it was
     * @param hardware as it was made or last changed
     */
    public record VmEntry(
            Progress progress,
            Map<String, String> inputs,
            Instant at,
            String mark,
            String vmId,
            @CheckForNull IpAddress address,
            VmHardware hardware)
            implements Entry {
        public VmEntry {
            inputs = Map.copyOf(inputs);
        }

        /** Its address as text; empty until it was seen. */
        public String addressText() {
            return address == null ? "" : address.value();
        }
    }

    /**
     * The staged files.
     *
     * @param baseImage in the guest; empty where none was staged
     * @param archive what the base image holds; null: it is no archive, or not known, as in the ledgers of earlier versions
     */
    public record FilesEntry(
            Progress progress,
            Map<String, String> inputs,
            Instant at,
            String baseImage,
            List<StagedFile> files,
            @CheckForNull StagedArchive archive)
            implements Entry {
        public FilesEntry {
            inputs = Map.copyOf(inputs);
            files = List.copyOf(files);
        }
    }

    /**
     * What an image archive holds, as it was read when it was staged: later its source may be gone or another one.
     *
     * @param part what {@code docker load} can take of it
     * @param names of the image that fits the host, as Docker lists it; empty: it has none
     */
    public record StagedArchive(ArchivePart part, List<String> names) {
        public StagedArchive {
            names = List.copyOf(names);
        }
    }

    /**
     * One staged file.
     *
     * @param modified the source's time in milliseconds since 1970; if it is unchanged, a known digest is used again
     */
    public record StagedFile(String from, String to, long length, long modified, String sha256) {}

    /**
     * Docker in the guest.
     *
     * @param dockerHost for {@code DOCKER_HOST}, for example {@code tcp://192.168.1.93:2376}
     * @param authority SHA-256 of the certificate authority's certificate; shows a client whether its own certificate
     *     still fits
     * @param clientFolder where the client's certificate was written; empty: it was not asked for
     */
    public record DockerEntry(
            Progress progress,
            Map<String, String> inputs,
            Instant at,
            String dockerHost,
            String dockerVersion,
            String authority,
            Instant certificateEnds,
            String clientFolder)
            implements Entry {
        public DockerEntry {
            inputs = Map.copyOf(inputs);
        }

        /**
         * The same entry with another entry's authority and client folder, while the guest still has the certificates
         * of that other entry.
         */
        public DockerEntry ofAuthority(@CheckForNull DockerEntry former) {
            return new DockerEntry(
                    progress,
                    inputs,
                    at,
                    dockerHost,
                    dockerVersion,
                    former == null ? "" : former.authority,
                    certificateEnds,
                    former == null ? "" : former.clientFolder);
        }
    }
}
