package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What {@code nanoVhd} makes: the boot disk of a container host.
 *
 * @param media the Windows Server ISO, or the folder of its unpacked files; absolute
 * @param packages in the order in which they are named; applied in the order that Windows needs
 * @param size the largest size the disk can grow to
 * @param network null: the guest asks a DHCP server
 */
public record VhdDefinition(
        Path media,
        ImageChoice image,
        List<PackageName> packages,
        ByteSize size,
        HostDiskKind hostDisk,
        ComputerName computerName,
        TimeZoneName timeZone,
        @CheckForNull GuestNetwork network)
        implements DefinitionPart {
    /** The article's packages. */
    public static final List<PackageName> DEFAULT_PACKAGES = List.of(
            new PackageName("Guest"),
            new PackageName("OEM-Drivers"),
            new PackageName("Compute"),
            new PackageName("Containers"));

    public static final ByteSize DEFAULT_SIZE = ByteSize.gigabytes(20);
    public static final TimeZoneName DEFAULT_TIME_ZONE = new TimeZoneName("UTC");

    /** From New-NanoServerImage's MaxSize (512 MB), and VHDX's largest virtual disk ([MS-VHDX], 64 TB). */
    private static final ByteSize LEAST_SIZE = new ByteSize(512L << 20);

    private static final ByteSize MOST_SIZE = new ByteSize(64L << 40);

    /** A disk is whole sectors, at most 4 KB each ([MS-VHDX]). */
    private static final ByteSize SIZE_STEP = new ByteSize(4L << 10);

    public VhdDefinition {
        packages = List.copyOf(new LinkedHashSet<>(packages));
        new Rules()
                .require(
                        size.isBetween(LEAST_SIZE, MOST_SIZE),
                        "size",
                        size + " is outside " + LEAST_SIZE + " to " + MOST_SIZE)
                .require(size.isMultipleOf(SIZE_STEP), "size", size + " is no multiple of " + SIZE_STEP)
                .check();
    }
}
