package io.jenkins.plugins.nanohost.engine.value;

/** The generation of VM that a disk is for: it says how the disk is partitioned and booted. */
public enum VmGeneration implements Word {
    /** BIOS and MBR. */
    ONE("1"),
    /** UEFI and GPT. */
    TWO("2");

    private final String word;

    VmGeneration(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    public int number() {
        return Integer.parseInt(word);
    }
}
