package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import java.util.Locale;

/**
 * The stages in the order in which a provision runs them. Files come before the VM, since it is cheapest to put them
 * onto a disk that no VM runs from.
 */
public enum StageName {
    VHD("nanoVhd"),
    FILES("stageContainerFiles"),
    VM("hypervVm"),
    DOCKER("installContainerHost");

    private final String step;

    StageName(String step) {
        this.step = step;
    }

    /** The name of the pipeline step. */
    public String step() {
        return step;
    }

    /** The stage's section in the definition; null: there is none. */
    @CheckForNull
    public Object section(HostDefinition definition) {
        return switch (this) {
            case VHD -> definition.vhd();
            case VM -> definition.vm();
            case FILES -> definition.files();
            case DOCKER -> definition.docker();
        };
    }

    /** The name of the command and of the definition's section. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
