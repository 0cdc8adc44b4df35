package io.jenkins.plugins.nanohost.engine.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A VHDX and what is on it. State that the disk has none of its own of is its parent's, as with blocks of a differencing
 * disk.
 */
final class Disk {
    /** Where the boot manager lies on the EFI system partition; the rehearsal keeps that partition's files apart. */
    private static final String BOOT_FILE = "esp/EFI/Microsoft/Boot/bootmgfw.efi";

    private final RehearsalFolder folder;
    private final Path file;
    private final List<Path> layers;

    /**
     * @param layers the content folders of the disk and those below it
     */
    Disk(RehearsalFolder folder, Path file, List<Path> layers) {
        this.folder = folder;
        this.file = file;
        this.layers = List.copyOf(layers);
    }

    /**
     * The disk's place in its family.
     *
     * @param parentId content id of the parent; empty for none
     * @param parentPath the parent's VHDX
     */
    record Family(String diskId, long virtualBytes, String parentId, String parentPath) {
        boolean child() {
            return !parentId.isEmpty();
        }

        Optional<UUID> parent() {
            return child() ? Optional.of(UUID.fromString(parentId)) : Optional.empty();
        }
    }

    /**
     * How far the Windows on the disk is set up.
     *
     * @param password the administrator's, hashed; empty: none that anybody knows
     * @param address the fixed one; empty: asks a DHCP server
     */
    record Setup(boolean booted, String password, String address) {}

    /** The virtual switches that the guest has made, and the base images that are installed outside of Docker. */
    record Containers(List<String> switches, List<String> images) {
        Containers {
            switches = List.copyOf(switches);
            images = List.copyOf(images);
        }
    }

    Path file() {
        return file;
    }

    DiskTree tree() {
        return new DiskTree(
                own("incoming"),
                layers.stream().map(layer -> layer.resolve("tree")).toList());
    }

    Optional<Registry> registry() throws IOException {
        return read("registry.json", Registry.class);
    }

    void write(Registry registry) throws IOException {
        folder.write(own("registry.json"), registry);
    }

    Setup setup() throws IOException {
        return read("setup.json", Setup.class).orElse(new Setup(false, "", ""));
    }

    void write(Setup setup) throws IOException {
        folder.write(own("setup.json"), setup);
    }

    Containers containers() throws IOException {
        return read("containers.json", Containers.class).orElse(new Containers(List.of(), List.of()));
    }

    void write(Containers containers) throws IOException {
        folder.write(own("containers.json"), containers);
    }

    Optional<Docker> docker() throws IOException {
        return read("docker.json", Docker.class);
    }

    void write(Docker docker) throws IOException {
        folder.write(own("docker.json"), docker);
    }

    void write(Family family) throws IOException {
        Files.createDirectories(layers.get(0));
        folder.write(own("family.json"), family);
    }

    void makeBootable() throws IOException {
        Path boot = own(BOOT_FILE);
        Files.createDirectories(boot.getParent());
        Files.writeString(boot, "Boot manager: placeholder.\n");
    }

    boolean bootable() throws IOException {
        return registry().isPresent() && layers.stream().anyMatch(layer -> Files.exists(layer.resolve(BOOT_FILE)));
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
