package io.jenkins.plugins.nanohost.engine.powershell.rule;

import io.jenkins.plugins.nanohost.engine.machine.GuestOperation;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scripts of the engine, and the operations of the port that they implement.
 *
 * @param functions the scripts by their names, which are also the names of their functions
 * @param operations the port's records by the names of their functions
 */
public record Scripts(Map<String, Script> functions, Map<String, Class<?>> operations) {
    public static final Path FOLDER = Path.of("src/main/resources/io/jenkins/plugins/nanohost/engine/powershell")
            .toAbsolutePath();

    static final String INTO_GUEST = "Invoke-GuestOperation";

    /** The function that the script of a guest's task runs, which is text here. */
    static final String IN_TASK = "Complete-DetachedWork";

    /** The functions that Invoke-GuestHop runs by their names. */
    static final Set<String> HOPS = Set.of("Open-GuestSession", "Send-GuestCall");

    /** Scripts of the folder {@code common} that are sent into the guest too. */
    static final Set<String> TRAVELLERS = Set.of("New-Refusal", "Invoke-NativeProgram");

    static Scripts read(Path work) throws IOException, InterruptedException {
        Map<String, Script> functions = new LinkedHashMap<>();
        for (Script script : ScriptFacts.of(FOLDER, work)) {
            if (functions.put(script.name(), script) != null) {
                throw new IllegalStateException("There are two scripts " + script.name());
            }
        }
        Map<String, Class<?>> operations = new HashMap<>();
        for (Class<?> kind : List.<Class<?>>of(MachineOperation.class, GuestOperation.class)) {
            for (Class<?> operation : kind.getPermittedSubclasses()) {
                operations.put(function(operation), operation);
            }
        }
        return new Scripts(functions, operations);
    }

    private static String function(Class<?> operation) {
        return operation.getSimpleName().replaceFirst("(?<=[a-z])(?=[A-Z])", "-");
    }

    /** The record that an operation's function returns. */
    static Class<?> result(Class<?> operation) {
        ParameterizedType type = (ParameterizedType) operation.getGenericInterfaces()[0];
        return (Class<?>) type.getActualTypeArguments()[0];
    }

    /** The classes that the scripts define. */
    Set<String> classes() {
        Set<String> classes = new TreeSet<>();
        functions.values().forEach(script -> classes.addAll(script.texts("Classes")));
        return classes;
    }

    /** Where a script runs: on machines, in guests, or both. */
    static List<String> places(Script script) {
        if (TRAVELLERS.contains(script.name())) {
            return List.of("machine", "guest");
        }
        return List.of(script.folder().split("/")).contains("guest") ? List.of("guest") : List.of("machine");
    }

    /** The folder of the scripts that are asked for as this operation is. */
    static String room(Class<?> operation) {
        return operation.getEnclosingClass() == GuestOperation.class ? "guest" : "machine";
    }

    /** The operations that have no script. */
    Set<String> missing() {
        Set<String> missing = new TreeSet<>(operations.keySet());
        missing.removeAll(functions.keySet());
        return missing;
    }
}
