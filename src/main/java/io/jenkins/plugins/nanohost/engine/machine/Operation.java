package io.jenkins.plugins.nanohost.engine.machine;

import java.time.Duration;

/**
 * One call to the machine, as a record: its name is the script's, its components are the script's parameters. Each looks,
 * acts, verifies, and may be repeated.
 *
 * @param <R> the result's record
 */
public sealed interface Operation<R extends Record> permits MachineOperation, GuestOperation {
    /** The PowerShell function it is, for example {@code New-BaseDisk}: the simple class name with a hyphen. */
    default String function() {
        return getClass().getSimpleName().replaceFirst("(?<=[a-z])(?=[A-Z])", "-");
    }

    Class<R> resultType();

    /** How long it may take before it is stopped. */
    Duration limit();

    /** Whether it only looks; such an operation is allowed while planning. */
    default boolean onlyLooks() {
        return function().startsWith("Get-");
    }
}
