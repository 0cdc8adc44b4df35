package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewBaseDisk;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import java.nio.file.Path;
import java.util.List;

/** A base disk that a test wants; only what is special about it has to be said. */
public final class BaseOrder {
    private Path path;
    private Path media;
    private String imageFile = "NanoServer\\NanoServer.wim";
    private int imageIndex = 2;
    private VmGeneration generation = VmGeneration.TWO;
    private List<String> packages = List.of();
    private List<String> updates = List.of();
    private List<String> drivers = List.of();
    private List<String> features = List.of();
    private ByteSize sizeBytes = ByteSize.gigabytes(20);

    BaseOrder(Path path, Path media) {
        this.path = path;
        this.media = media;
    }

    public BaseOrder at(Path other) {
        path = other;
        return this;
    }

    public BaseOrder from(Path otherMedia) {
        media = otherMedia;
        return this;
    }

    public BaseOrder image(int index) {
        imageIndex = index;
        return this;
    }

    /** From the file in which media have Server Core. */
    public BaseOrder core() {
        imageFile = "sources\\install.wim";
        return this;
    }

    public BaseOrder generation(VmGeneration other) {
        generation = other;
        return this;
    }

    /**
     * @param names short names of Nano Server's packages
     */
    public BaseOrder packages(List<String> names) {
        packages = MachineScript.cabs(names);
        return this;
    }

    public BaseOrder updates(Path... files) {
        updates = texts(files);
        return this;
    }

    public BaseOrder drivers(Path... places) {
        drivers = texts(places);
        return this;
    }

    public BaseOrder features(String... names) {
        features = List.of(names);
        return this;
    }

    public BaseOrder size(long bytes) {
        sizeBytes = new ByteSize(bytes);
        return this;
    }

    public Path path() {
        return path;
    }

    public NewBaseDisk operation() {
        return new NewBaseDisk(
                path.toString(),
                media.toString(),
                imageFile,
                imageIndex,
                generation,
                packages,
                updates,
                drivers,
                features,
                sizeBytes);
    }

    private static List<String> texts(Path... paths) {
        return List.of(paths).stream().map(Path::toString).toList();
    }
}
