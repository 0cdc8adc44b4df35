package io.jenkins.plugins.nanohost.engine.powershell;

import io.jenkins.plugins.nanohost.engine.ReleaseMedia;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import java.nio.file.Path;
import java.util.List;

/** A base disk as a test wants it: Nano Server 2016 with no package for Generation 2, until it says otherwise. */
final class BaseDiskOrder {
    static final String NANO = "NanoServer\\NanoServer.wim";
    static final String CORE = "sources\\install.wim";

    private static final long SIZE = 20L << 30;

    private final DiskBench bench;
    private Path media = SimulatedWindows.example();
    private String image = NANO;
    private String name = "base2.vhdx";
    private int generation = 2;
    private List<String> packages = List.of();
    private List<String> updates = List.of();
    private List<String> drivers = List.of();
    private List<String> features = List.of();

    BaseDiskOrder(DiskBench bench) {
        this.bench = bench;
    }

    BaseDiskOrder media(Path media, String image) {
        this.media = media;
        this.image = image;
        return this;
    }

    BaseDiskOrder generation(int generation, String ending) {
        this.generation = generation;
        this.name = "base" + generation + ending;
        return this;
    }

    BaseDiskOrder packages(String... packages) {
        this.packages = MachineScript.cabs(List.of(packages));
        return this;
    }

    BaseDiskOrder updates(Path... updates) {
        this.updates = texts(updates);
        return this;
    }

    BaseDiskOrder drivers(Path... drivers) {
        this.drivers = texts(drivers);
        return this;
    }

    BaseDiskOrder features(String... features) {
        this.features = List.of(features);
        return this;
    }

    private static List<String> texts(Path... paths) {
        return List.of(paths).stream().map(Path::toString).toList();
    }

    Path path() {
        return bench.folder().resolve(name);
    }

    NewBaseDisk operation() {
        return new NewBaseDisk(
                path().toString(), media.toString(), image, 1, generation, packages, updates, drivers, features, SIZE);
    }

    /** Unpacked media of Server Core of a build. */
    static Path core(Path folder, int build) throws Exception {
        return ReleaseMedia.in(folder)
                .image("Windows Server SERVERSTANDARDCORE", "ServerStandard", "Server Core", build, 1)
                .asServer()
                .folder();
    }

    /** Unpacked media of Nano Server of Technical Preview 5. */
    static Path preview5(Path folder) throws Exception {
        return ReleaseMedia.in(folder)
                .image("CORESYSTEMSERVER_INSTALL", "ServerTuva", "Nano Server", 14300, 1000)
                .asNano("Compute", "OEM-Drivers", "Containers", "Guest")
                .folder();
    }
}
