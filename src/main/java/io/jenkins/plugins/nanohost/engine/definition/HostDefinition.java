package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.Nullable;

/**
 * What is wanted of one container host. A section that is null is not asked for in this run; what an earlier run made
 * stands in the ledger.
 */
public record HostDefinition(
        HostName host,
        Rebuild rebuild,
        @Nullable VhdDefinition vhd,
        @Nullable VmDefinition vm,
        @Nullable StageDefinition stage,
        @Nullable InstallDefinition install)
        implements DefinitionPart {}
