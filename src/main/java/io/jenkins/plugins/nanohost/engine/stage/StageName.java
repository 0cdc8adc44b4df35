package io.jenkins.plugins.nanohost.engine.stage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import java.util.Arrays;
import java.util.List;

/**
 * The stages in the order in which a provision runs them. Files come before the VM, since it is cheapest to put them
 * onto a disk that no VM runs from.
 */
public enum StageName {
    VHD(CommandName.VHD, "nanoVhd"),
    FILES(CommandName.FILES, "stageContainerFiles"),
    VM(CommandName.VM, "hypervVm"),
    DOCKER(CommandName.DOCKER, "installContainerHost");

    private final CommandName command;
    private final String step;

    StageName(CommandName command, String step) {
        this.command = command;
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

    /** The stages that the definition has a section for, in their order. */
    public static List<StageName> wanted(HostDefinition definition) {
        return Arrays.stream(values())
                .filter(stage -> stage.section(definition) != null)
                .toList();
    }

    /** The name of the command and of the definition's section. */
    public String word() {
        return command.word();
    }
}
