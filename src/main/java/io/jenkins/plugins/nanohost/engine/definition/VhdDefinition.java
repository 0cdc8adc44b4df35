package io.jenkins.plugins.nanohost.engine.definition;

import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.util.List;

/**
 * What {@code nanoVhd} makes: the boot disk of a container host.
 *
 * @param files files that are copied into the disk when it is made
 */
public record VhdDefinition(
        @Inline BaseDiskDefinition base, HostDiskKind hostDisk, @Inline GuestDefinition guest, List<OwnFile> files)
        implements DefinitionPart {
    public VhdDefinition {
        files = List.copyOf(files);
        Rules rules = new Rules();
        OwnFile.check("files", files, rules);
        rules.check();
    }
}
