package io.jenkins.plugins.nanohost.engine.machine;

import java.nio.file.Path;

/** An implementation of the port, as its contract needs it set up. */
public interface MachineUnderTest {
    /** Opens the machine; a second one that is opened sees what the first has made. */
    HyperVMachine open() throws Exception;

    /** Media of Windows Server 2016 with the images and packages of the project's example. */
    Path media();

    /** A switch that the machine has. */
    String switchName();

    /** Saves a running VM's memory and lets it rest, as Hyper-V Manager's Save does. */
    void save(VmFact vm) throws Exception;

    /** Performs the operation up to its middle, as if the process had died there. */
    void cutShort(Operation<?> operation) throws Exception;
}
