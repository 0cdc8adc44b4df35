package io.jenkins.plugins.nanohost.engine.definition;

/** A part of a definition that has fields of its own, as against a single value. */
sealed interface DefinitionPart
        permits HostDefinition,
                VhdDefinition,
                BaseDiskDefinition,
                GuestDefinition,
                GuestNetwork,
                VmDefinition,
                FilesDefinition,
                OwnFile,
                DockerDefinition {}
