package io.jenkins.plugins.nanohost.engine.machine.fact;

/**
 * What decides about the subnet of Docker's NAT network.
 *
 * @param engine what {@code dockerd --version} says
 * @param subnet of the network nat, as Docker shows it; empty: Docker does not answer, or has no such network
 */
public record DockerSubnet(String engine, String subnet) {}
