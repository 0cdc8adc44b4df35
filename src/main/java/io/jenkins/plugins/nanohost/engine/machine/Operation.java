package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One call to the machine, as a record: its name is the name of the script, its components are the script's parameters. Each
 * operation looks, acts and verifies, and may be repeated.
 *
 * @param <R> the result's record
 */
public sealed interface Operation<R extends Record> permits MachineOperation, GuestOperation {
    /** The name of its PowerShell function, for example {@code New-BaseDisk}: the simple class name with a hyphen. */
    default String function() {
        return function(getClass());
    }

    private static String function(Class<?> operation) {
        return operation.getSimpleName().replaceFirst("(?<=[a-z])(?=[A-Z])", "-");
    }

    /** The names of all operations, in order. */
    static List<String> functions() {
        return Stream.concat(
                        Stream.of(MachineOperation.class.getPermittedSubclasses()),
                        Stream.of(GuestOperation.class.getPermittedSubclasses()))
                .map(Operation::function)
                .sorted()
                .toList();
    }

    default OperationFailure failure(FailureCode code, String message, String remedy) {
        return new OperationFailure(code, function(), message, remedy);
    }

    /** The failure of an operation that ended without an error, although a later check shows that it failed. */
    static OperationFailure failure(
            FailureCode code, Class<? extends Operation<?>> operation, String message, String remedy) {
        return new OperationFailure(code, function(operation), message, remedy);
    }

    /** The record of the result: the type argument of the interface that the operation's record implements. */
    @SuppressWarnings("unchecked")
    default Class<R> resultType() {
        ParameterizedType type = (ParameterizedType) getClass().getGenericInterfaces()[0];
        return (Class<R>) type.getActualTypeArguments()[0];
    }

    /**
     * How long it may take before it is stopped: the value of the record's {@link Limit}, and a minute for each 100 MB of the
     * files that it works on. A slow disk with a scanner on it reads no less than that.
     */
    default Duration limit() {
        long bytes = 0;
        for (String file : largeFiles()) {
            // What is absent, or is no file, is told by the operation itself.
            bytes += new File(file).length();
        }
        return Duration.ofMinutes(getClass().getAnnotation(Limit.class).minutes() + bytes / (100L << 20));
    }

    /** The files of the machine that it reads and whose size decides how long that takes. */
    default List<String> largeFiles() {
        return List.of();
    }

    /** Whether it only reads and changes nothing; such an operation is allowed during planning. */
    default boolean onlyLooks() {
        return function().startsWith("Get-");
    }
}
