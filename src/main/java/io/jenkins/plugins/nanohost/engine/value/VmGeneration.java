package io.jenkins.plugins.nanohost.engine.value;

import com.fasterxml.jackson.annotation.JsonValue;

/** The generation of VM that a disk is for; it decides how the disk is partitioned and booted. */
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
    @JsonValue(false)
    public String word() {
        return word;
    }

    /** In JSON, a generation is written as its number. */
    @JsonValue
    public int number() {
        return Integer.parseInt(word);
    }
}
