package io.jenkins.plugins.nanohost.engine.powershell.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.machine.HyperVMachine;
import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.DismountLeftDisk;
import io.jenkins.plugins.nanohost.engine.machine.MachineScript;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import io.jenkins.plugins.nanohost.engine.machine.OperationListener;
import io.jenkins.plugins.nanohost.engine.machine.QuietListener;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Moment;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Runs an operation with an error in each of its calls of Windows. The error must be reported: as the operation's failure,
 * or as a warning where the call only reads something that the operation can do without. Nothing may stay mounted or half
 * made, and the next try must end like one without errors. A call that changes something may also end well without having
 * done it: then the operation fails, or it has reached its end in spite of that. With {@code -Dthorough=true} each single call
 * fails before it acts; on two releases also after it acted, or it does nothing, or PowerShell dies there. Otherwise the last
 * call of each command fails before it acts.
 */
final class FaultMatrix implements AutoCloseable {
    private static final boolean THOROUGH = Boolean.getBoolean("thorough");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Values that differ each time that a VM is made, started or read. */
    private static final List<String> CHANGING = List.of("Id", "Looks", "Attempts", "FirstRun");

    /**
     * Cmdlets whose good end is believed. What DISM has done to a Windows could be seen only by more calls, each of which takes
     * seconds; a disc that is still mounted is taken for one that somebody else has mounted too, which a warning says; a VM
     * whose boot order was not set tries the network first, and boots.
     */
    private static final Set<String> BELIEVED = Set.of(
            "Use-WindowsUnattend",
            "Add-WindowsDriver",
            "Add-WindowsPackage",
            "Enable-WindowsOptionalFeature",
            "Dismount-DiskImage",
            "Set-VMFirmware");

    /** The releases on which calls fail in all ways: the oldest, and one that has other cmdlets. */
    private static final Set<Release> COMPLETE = Set.of(Release.SERVER_2016, Release.SERVER_2022);

    private final boolean complete;
    private final Path folder;
    private final Path disc;
    private final SimulatedWindows windows;
    private HyperVMachine machine;
    private MachineScript script;

    /** A computer of the release, with a folder that has difficult characters in its name. */
    FaultMatrix(Path computer, Path parent, Release release, Path disc) throws Exception {
        this.folder = Files.createDirectories(parent.resolve("hosts (1) [2] & $x 'über'"));
        this.disc = disc;
        this.complete = THOROUGH && COMPLETE.contains(release);
        this.windows = SimulatedWindows.create(computer, release, List.of(disc));
        reopen();
    }

    /** One error. */
    record Fault(String command, int skip, Moment moment) {
        /** The faults that a run with these calls can have. */
        static List<Fault> of(List<String> calls, boolean complete, boolean believes) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            // GuestFaultTest has the calls inside a guest.
            calls.stream()
                    .filter(call -> !call.startsWith("guest"))
                    .forEach(call -> counts.merge(call, 1, Integer::sum));
            List<Fault> faults = new ArrayList<>();
            counts.forEach((command, count) -> {
                for (int skip = THOROUGH ? 0 : count - 1; skip < count; skip++) {
                    faults.add(new Fault(command, skip, Moment.BEFORE));
                    // For a call that only reads, failing or dying after it is the same as before it.
                    if (complete && acts(command)) {
                        if (!believes && !BELIEVED.contains(command)) {
                            faults.add(new Fault(command, skip, Moment.NOTHING));
                        }
                        faults.add(new Fault(command, skip, Moment.AFTER));
                        faults.add(new Fault(command, skip, Moment.DIE));
                    }
                }
            });
            return faults;
        }

        /** Whether it is a cmdlet that changes the computer; programs and sessions only fail before they act. */
        private static boolean acts(String command) {
            return command.contains("-")
                    && !command.startsWith("Get-")
                    && !command.contains("PSSession")
                    && !command.equals("Invoke-Command");
        }
    }

    /** What is done, and how it is undone, so that it can be done again. */
    interface Attempt {
        Operation<?> operation() throws Exception;

        void undo() throws Exception;

        /** Errors that the operation handles: it succeeds in spite of them. */
        default boolean overcomes(Fault fault) {
            return false;
        }

        /** Whether its calls are believed when they end well, since it makes too many of them. */
        default boolean believes() {
            return false;
        }
    }

    void failEverywhere(Attempt attempt) throws Exception {
        Operation<?> undisturbed = attempt.operation();
        windows.calls();
        perform(undisturbed);
        List<Fault> faults = Fault.of(windows.calls(), complete, attempt.believes());
        assertThat(faults).isNotEmpty();
        String whole = state();
        assertNothingHalf("undisturbed");
        attempt.undo();
        for (Fault fault : faults) {
            Operation<?> operation = attempt.operation();
            windows.order(fault.command(), fault.skip(), fault.moment());
            if (!attempt.overcomes(fault) || fault.moment() == Moment.DIE) {
                if (told(operation, fault)) {
                    // The operation succeeded, and its warning named the error.
                    assertNothingHalf(fault.toString());
                    assertThat(state()).as(fault.toString()).isEqualTo(whole);
                    attempt.undo();
                    continue;
                }
                if (fault.moment() == Moment.DIE || fault.moment() == Moment.NOTHING) {
                    // The next session may be for another host: what is left mounted would disturb that one too. What
                    // could not be dismounted is left too.
                    reopen();
                    perform(new DismountLeftDisk());
                    assertNothingMounted(fault.toString());
                } else {
                    assertNothingHalf(fault.toString());
                }
            }
            perform(operation);
            assertThat(windows.faultPending()).as(fault.toString()).isFalse();
            assertNothingHalf(fault.toString());
            assertThat(state()).as(fault.toString()).isEqualTo(whole);
            attempt.undo();
        }
    }

    /**
     * Performs an operation with an error in it: it fails, or it succeeds with a warning that names the error, which is
     * allowed only for calls that read.
     *
     * @return whether it succeeded
     */
    private boolean told(Operation<?> operation, Fault fault) {
        Warnings warnings = new Warnings();
        Throwable thrown = catchThrowable(() -> machine.perform(operation, warnings));
        assertThat(windows.faultPending()).as(fault.toString()).isFalse();
        if (thrown == null && fault.moment() == Moment.NOTHING) {
            return true;
        }
        if (thrown == null) {
            assertThat(fault.command()).as(fault.toString()).startsWith("Get-");
            assertThat(warnings.lines)
                    .as(fault.toString())
                    .anyMatch(line -> line.contains(fault.command() + " was ordered to fail"));
            return true;
        }
        assertThat(thrown).as(fault.toString()).isInstanceOf(OperationFailure.class);
        return false;
    }

    /** Opens another session, as the next run does. */
    void reopen() throws Exception {
        close();
        machine = windows.machine();
        script = new MachineScript(machine, folder, disc, SimulatedWindows.SWITCH);
    }

    <R extends Record> R perform(Operation<R> operation) throws Exception {
        return machine.perform(operation, new QuietListener());
    }

    MachineScript script() {
        return script;
    }

    Path folder() {
        return folder;
    }

    private void assertNothingMounted(String when) throws Exception {
        JsonNode state = JSON.readTree(windows.state());
        for (String mounted : List.of("Disks", "Discs", "Letters")) {
            assertThat(state.path(mounted)).as(mounted + ", " + when).isEmpty();
        }
    }

    private void assertNothingHalf(String when) throws Exception {
        assertNothingMounted(when);
        assertThat(names()).as(when).noneMatch(name -> name.contains(".partial") || name.contains(".mount"));
    }

    /** The state at the end. */
    private String state() throws Exception {
        ObjectNode state = (ObjectNode) JSON.readTree(windows.state());
        state.remove("NextDisk");
        state.path("Vms").forEach(vm -> ((ObjectNode) vm).remove(CHANGING));
        return names() + state.toPrettyString() + contents();
    }

    /** The Windows on each disk of the folder, and the names of its files. */
    private Map<String, String> contents() throws Exception {
        Map<String, String> contents = new TreeMap<>();
        for (String name : names()) {
            if (name.endsWith(".vhdx") || name.endsWith(".vhd")) {
                Path content = windows.contentOf(folder.resolve(name));
                try (Stream<Path> files = Files.walk(content)) {
                    for (Path file : files.filter(Files::isRegularFile)
                            .filter(file -> content.relativize(file).getNameCount() > 2)
                            .toList()) {
                        String text = file.endsWith("windows.json") ? Files.readString(file) : "";
                        contents.put(name + " " + content.relativize(file), text);
                    }
                }
            }
        }
        return contents;
    }

    private Set<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Override
    public void close() {
        if (machine != null) {
            machine.close();
        }
    }

    /** An attempt that is undone by an operation, or not at all. */
    static Attempt attempt(Callable<Operation<?>> operation, Undo undo) {
        return new Attempt() {
            @Override
            public Operation<?> operation() throws Exception {
                return operation.call();
            }

            @Override
            public void undo() throws Exception {
                undo.run();
            }
        };
    }

    /** A listener that keeps the warnings. */
    private static final class Warnings implements OperationListener {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void progress(String activity, int percent) {}

        @Override
        public void log(String line) {}

        @Override
        public void warning(String line) {
            lines.add(line);
        }
    }

    /** Makes again what an operation needs. */
    @FunctionalInterface
    interface Undo {
        void run() throws Exception;
    }
}
