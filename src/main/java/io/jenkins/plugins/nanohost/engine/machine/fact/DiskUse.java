package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * One use of a disk: a VM has it, or another disk is based on it.
 *
 * @param vmId the id of the VM that has {@code disk}; empty: it is a file that no VM has
 * @param vmName the VM's name; empty in the same case
 * @param disk the disk itself, or the disk that is based on it
 * @param problem why it is not known whether that file is based on it; empty: it is
 */
public record DiskUse(String vmId, String vmName, String disk, String problem) {}
