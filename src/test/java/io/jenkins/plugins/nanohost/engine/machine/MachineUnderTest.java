package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.fact.VmFact;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the contract needs of an implementation of the port. */
public interface MachineUnderTest {
    /** Opens the machine; when it is opened a second time, the second one sees what the first has made. */
    HyperVMachine open() throws Exception;

    /** Media of Windows Server 2016 with the images and packages of the project's example. */
    Path media();

    /** A switch that the machine has. */
    String switchName();

    /** Saves a running VM, as Save in Hyper-V Manager does. */
    void save(VmFact vm) throws Exception;

    /** Performs the operation only half, as if the process had died there. */
    void cutShort(Operation<?> operation) throws Exception;

    /** Mounts an ISO, as a person does who opens it in Explorer. */
    void mount(Path disc) throws Exception;

    /** Whether a disk or an ISO is mounted. */
    boolean mounted(Path file) throws Exception;

    /**
     * Makes a file that joins a computer of this name to a domain, as {@code djoin /Provision} does.
     *
     * @param folder for the file
     */
    Path domainBlob(Path folder, String computerName) throws Exception;

    /**
     * A folder with a driver in it or below it that the machine's DISM accepts.
     *
     * @param folder where it may be made
     */
    Path driver(Path folder) throws Exception;

    /**
     * A program of Docker, {@code docker.exe} or {@code dockerd.exe}, for the guest.
     *
     * @param folder where it may be made
     */
    default Path program(Path folder, String name) throws Exception {
        return Files.writeString(folder.resolve(name), "--register-service");
    }

    /** A base image archive for the guest, of one image. */
    default Path baseImage() {
        return MachineScript.example("nanoserver.tar");
    }

    /** The name and tag of {@link #baseImage}. */
    default String imageName() {
        return "microsoft/nanoserver:10.0.14393.447";
    }

    /** Removes what a test has made, before its folder is deleted. */
    default void clear(Path folder) throws Exception {}
}
