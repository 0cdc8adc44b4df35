package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a base disk is made from: Windows from the media, and what is added to it. Hosts with equal definitions share the disk.
 *
 * @param media the Windows Server ISO, or the folder of its unpacked files; absolute
 * @param packages in the order of the definition; they are applied in the order that Windows needs; null:
 *     {@link #DEFAULT_PACKAGES} on Nano Server, none on Server Core
 * @param size the largest size the disk can grow to; null: {@link #NANO_SIZE} or {@link #CORE_SIZE}
 * @param drivers INF files, or folders that are searched for INF files; absolute
 * @param updates cabinets (.cab, .msu), applied in this order; absolute
 */
public record BaseDiskDefinition(
        Path media,
        ImageChoice image,
        @CheckForNull List<PackageName> packages,
        @CheckForNull ByteSize size,
        DiskFormat format,
        VmGeneration generation,
        List<Path> drivers,
        List<Path> updates)
        implements DefinitionPart {
    /** The packages that the article uses, for Nano Server. */
    public static final List<PackageName> DEFAULT_PACKAGES = List.of(
            new PackageName("Guest"),
            new PackageName("OEM-Drivers"),
            new PackageName("Compute"),
            new PackageName("Containers"));

    public static final ByteSize NANO_SIZE = ByteSize.gigabytes(20);
    public static final ByteSize CORE_SIZE = ByteSize.gigabytes(60);

    /** From New-NanoServerImage's MaxSize (512 MB), and VHDX's largest virtual disk ([MS-VHDX], 64 TB). */
    private static final ByteSize LEAST_SIZE = new ByteSize(512L << 20);

    private static final ByteSize MOST_SIZE = new ByteSize(64L << 40);

    /** The largest disks that a Generation 1 VM boots from: 2 TB, because an MBR's sector numbers end there; as VHD 2040 GB
     * ("Should I create a generation 1 or 2 virtual machine in Hyper-V?", Microsoft). */
    private static final ByteSize MOST_BIOS_SIZE = new ByteSize(2L << 40);

    private static final ByteSize MOST_VHD_SIZE = ByteSize.gigabytes(2040);

    /** A disk consists of whole sectors; a sector has at most 4 KB ([MS-VHDX]). */
    private static final ByteSize SIZE_STEP = new ByteSize(4L << 10);

    public BaseDiskDefinition {
        packages = packages == null ? null : List.copyOf(new LinkedHashSet<>(packages));
        drivers = List.copyOf(drivers);
        updates = List.copyOf(updates);
        Rules rules = new Rules()
                .require(
                        size == null || size.isBetween(LEAST_SIZE, MOST_SIZE),
                        "size",
                        size + " is outside " + LEAST_SIZE + " to " + MOST_SIZE)
                .require(size == null || size.isMultipleOf(SIZE_STEP), "size", size + " is no multiple of " + SIZE_STEP)
                .require(
                        format == DiskFormat.VHDX || generation == VmGeneration.ONE,
                        "format",
                        "no Generation 2 VM boots from a VHD; give generation: 1 too, or choose vhdx");
        checkBootLimit(size, format, generation, rules);
        checkOnce(drivers, "drivers", rules);
        checkOnce(updates, "updates", rules);
        for (Path update : updates) {
            rules.require(isUpdate(update.toString()), "updates", noUpdate(update.toString()));
        }
        rules.check();
    }

    private static void checkBootLimit(
            @CheckForNull ByteSize size, DiskFormat format, VmGeneration generation, Rules rules) {
        if (size != null && format == DiskFormat.VHD) {
            rules.require(
                    size.bytes() <= MOST_VHD_SIZE.bytes(),
                    "size",
                    size + " is more than a VHD can hold, " + MOST_VHD_SIZE);
        } else if (size != null && generation == VmGeneration.ONE) {
            rules.require(
                    size.bytes() <= MOST_BIOS_SIZE.bytes(),
                    "size",
                    size + " is more than a Generation 1 VM boots from, " + MOST_BIOS_SIZE);
        }
    }

    private static void checkOnce(List<Path> paths, String field, Rules rules) {
        Set<Path> seen = new HashSet<>();
        for (Path path : paths) {
            rules.require(seen.add(path), field, Shown.of(path.toString()) + " is named twice; name it once");
        }
    }

    /** Refuses a file if its name is not that of an update. */
    public static void requireUpdate(String path) {
        if (!isUpdate(path)) {
            throw new InvalidValueException(noUpdate(path));
        }
    }

    private static boolean isUpdate(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".cab") || name.endsWith(".msu");
    }

    private static String noUpdate(String path) {
        return "'" + Shown.of(path) + "' is no update; a file that ends in .cab or .msu";
    }
}
