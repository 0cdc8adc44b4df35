package io.jenkins.plugins.nanohost.engine.value.network;

import io.jenkins.plugins.nanohost.engine.value.Word;

/** How containers reach the network. */
public enum ContainerNetwork implements Word {
    /** Containers use the container host's own address. */
    NAT("nat"),
    /** Each container has its own address, from the network's DHCP server; the VM's adapter needs MAC spoofing. */
    TRANSPARENT("transparent");

    private final String word;

    ContainerNetwork(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
