package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.io.AtomicFile;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A disk file and what is on it. State that the disk itself does not have is read from its parent, as with the blocks
 * of a differencing disk.
 */
public final class Disk {
    /** The boot manager on the EFI system partition; the rehearsal keeps that partition's files apart. */
    private static final String UEFI_BOOT_FILE = "esp/" + WindowsFacts.UEFI_BOOT_FILE;

    /** Where it lies on the active partition of a disk that a BIOS starts. */
    private static final String BIOS_BOOT_FILE = "active/" + WindowsFacts.BIOS_BOOT_FILE;

    private final RehearsalFolder folder;
    private final Path file;
    private final List<Path> layers;

    /**
     * @param layers the content folders of the disk and of the disks below it
     */
    public Disk(RehearsalFolder folder, Path file, List<Path> layers) {
        this.folder = folder;
        this.file = file;
        this.layers = List.copyOf(layers);
    }

    /**
     * The disk's place in its family.
     *
     * @param parentId content id of the parent; empty for none
     * @param parentPath the parent's file
     */
    public record Family(String diskId, long virtualBytes, String parentId, String parentPath) {
        public boolean child() {
            return !parentId.isEmpty();
        }

        public Optional<UUID> parent() {
            return child() ? Optional.of(UUID.fromString(parentId)) : Optional.empty();
        }
    }

    /**
     * How far the Windows on the disk is set up.
     *
     * @param password the administrator's, hashed; empty: nobody knows it
     * @param addresses the fixed ones; without an IPv4 address among them it asks a DHCP server
     * @param later commands of the first boot that it has not come to; null: none
     */
    public record Setup(
            boolean booted, String password, List<String> addresses, @CheckForNull List<LaterCommand> later) {
        static final Setup NONE = new Setup(false, "", List.of(), List.of());

        public Setup {
            addresses = List.copyOf(addresses);
            later = later == null ? List.of() : List.copyOf(later);
        }

        /** Before the first boot. */
        public static Setup withPassword(String password) {
            return new Setup(false, password, List.of(), List.of());
        }

        public Setup with(List<LaterCommand> commands) {
            return new Setup(booted, password, addresses, commands);
        }
    }

    /**
     * A command of the first boot that waits for others to end.
     *
     * @param looks how many more looks into the guest it takes
     */
    public record LaterCommand(int looks, String command) {}

    /**
     * What the guest's Windows has for containers, outside of Docker.
     *
     * @param switches the virtual switches that were made in it
     * @param images the base images that are installed
     * @param portOpen whether its firewall has the rule for Docker's port
     */
    public record Containers(List<String> switches, List<String> images, boolean portOpen) {
        public Containers {
            switches = List.copyOf(switches);
            images = List.copyOf(images);
        }

        public Containers withSwitch(String name) {
            return new Containers(and(switches, name), images, portOpen);
        }

        public Containers withImage(String name) {
            return new Containers(switches, and(images, name), portOpen);
        }

        public Containers withPort(boolean open) {
            return new Containers(switches, images, open);
        }

        private static List<String> and(List<String> all, String one) {
            List<String> more = new ArrayList<>(all);
            more.add(one);
            return more;
        }
    }

    private record Work(String request) {}

    public Path file() {
        return file;
    }

    public DiskTree tree() {
        return new DiskTree(
                own("incoming"),
                layers.stream().map(layer -> layer.resolve("tree")).toList());
    }

    public Optional<Registry> registry() throws IOException {
        return read("registry.json", Registry.class);
    }

    public void write(Registry registry) throws IOException {
        folder.write(own("registry.json"), registry);
    }

    public Setup setup() throws IOException {
        return read("setup.json", Setup.class).orElse(Setup.NONE);
    }

    public void write(Setup setup) throws IOException {
        folder.write(own("setup.json"), setup);
    }

    public Containers containers() throws IOException {
        return read("containers.json", Containers.class).orElse(new Containers(List.of(), List.of(), false));
    }

    public void write(Containers containers) throws IOException {
        folder.write(own("containers.json"), containers);
    }

    /** The request of the work that goes on in the guest beside the calls; empty for none. */
    public String work() throws IOException {
        return read("work.json", Work.class).orElse(new Work("")).request();
    }

    public void writeWork(String request) throws IOException {
        if (request.isEmpty()) {
            Files.deleteIfExists(own("work.json"));
        } else {
            folder.write(own("work.json"), new Work(request));
        }
    }

    public Optional<Docker> docker() throws IOException {
        return read("docker.json", Docker.class);
    }

    public void write(Docker docker) throws IOException {
        folder.write(own("docker.json"), docker);
    }

    public void write(Family family) throws IOException {
        Files.createDirectories(layers.get(0));
        folder.write(own("family.json"), family);
    }

    /**
     * @param generation of the VMs that boot from it
     */
    public void makeBootable(VmGeneration generation) throws IOException {
        Path boot = own(generation == VmGeneration.TWO ? UEFI_BOOT_FILE : BIOS_BOOT_FILE);
        Files.createDirectories(boot.getParent());
        new AtomicFile(boot).write("Boot manager: placeholder.\n");
    }

    /** Whether a VM of this generation boots from it. */
    public boolean boots(VmGeneration generation) throws IOException {
        String boot = generation == VmGeneration.TWO ? UEFI_BOOT_FILE : BIOS_BOOT_FILE;
        return registry().isPresent() && layers.stream().anyMatch(layer -> Files.exists(layer.resolve(boot)));
    }

    private <T> Optional<T> read(String name, Class<T> type) throws IOException {
        for (Path layer : layers) {
            Optional<T> state = folder.read(layer.resolve(name), type);
            if (state.isPresent()) {
                return state;
            }
        }
        return Optional.empty();
    }

    private Path own(String name) {
        return layers.get(0).resolve(name);
    }
}
