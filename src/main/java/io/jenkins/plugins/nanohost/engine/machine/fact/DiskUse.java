package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * Somebody who needs a disk: a VM that has it, or a disk that builds on it.
 *
 * @param vmId of the VM that has {@code disk}; empty: it is a file that no VM has
 * @param vmName its name; empty likewise
 * @param disk the disk itself, or the one that builds on it
 * @param problem why it cannot be told whether that file builds on it; empty: it does
 */
public record DiskUse(String vmId, String vmName, String disk, String problem) {}
