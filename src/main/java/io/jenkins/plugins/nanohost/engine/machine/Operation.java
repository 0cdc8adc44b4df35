package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import java.lang.reflect.ParameterizedType;
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
        return function(getClass());
    }

    private static String function(Class<?> operation) {
        return operation.getSimpleName().replaceFirst("(?<=[a-z])(?=[A-Z])", "-");
    }

    default OperationFailure failure(String message, String remedy) {
        return new OperationFailure(function(), message, remedy);
    }

    /** For one that is known to have failed by what was seen after it. */
    static OperationFailure failure(Class<? extends Operation<?>> operation, String message, String remedy) {
        return new OperationFailure(function(operation), message, remedy);
    }

    /** The result's record: what the operation's own record names as its interface's type argument. */
    @SuppressWarnings("unchecked")
    default Class<R> resultType() {
        ParameterizedType type = (ParameterizedType) getClass().getGenericInterfaces()[0];
        return (Class<R>) type.getActualTypeArguments()[0];
    }

    /** How long it may take before it is stopped; each operation's record says so in its {@link Limit}. */
    default Duration limit() {
        return Duration.ofMinutes(getClass().getAnnotation(Limit.class).minutes());
    }

    /** Whether it only looks; such an operation is allowed while planning. */
    default boolean onlyLooks() {
        return function().startsWith("Get-");
    }
}
