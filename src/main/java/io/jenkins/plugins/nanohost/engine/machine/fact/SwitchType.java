package io.jenkins.plugins.nanohost.engine.machine.fact;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jenkins.plugins.nanohost.engine.value.Word;

/** What a virtual switch connects, by its name in Hyper-V's enumeration Microsoft.HyperV.PowerShell.VMSwitchType. */
public enum SwitchType implements Word {
    EXTERNAL("External"),
    INTERNAL("Internal"),
    PRIVATE("Private"),
    /** Only in the technical previews of Windows Server 2016. */
    NAT("NAT"),
    /** One that a later Hyper-V may add. */
    OTHER("Other");

    private final String word;

    SwitchType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @JsonCreator
    static SwitchType of(String name) {
        return Word.find(SwitchType.class, name).orElse(OTHER);
    }
}
