package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;

/**
 * What is wanted of one container host. A section that is null is not asked for in this run; what an earlier run made
 * stands in the ledger.
 */
public record HostDefinition(
        HostName host,
        Rebuild rebuild,
        @CheckForNull VhdDefinition vhd,
        @CheckForNull VmDefinition vm,
        @CheckForNull StageDefinition stage,
        @CheckForNull InstallDefinition install)
        implements DefinitionPart {}
