package io.jenkins.plugins.nanohost.engine.powershell;

import io.jenkins.plugins.nanohost.engine.powershell.SimulatedWindows.Moment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fault that can be ordered for one call of an operation. With {@code -Dthorough=true} each single call has one, before
 * and after it acted, and one in which PowerShell dies there; otherwise each cmdlet has one, in its last call.
 */
record CallFault(String command, int skip, Moment moment) {
    static final boolean THOROUGH = Boolean.getBoolean("thorough");

    /** Faults by which an operation fails, and its session lives on. */
    static List<CallFault> errors(List<String> calls) {
        return of(calls, THOROUGH ? List.of(Moment.BEFORE, Moment.AFTER) : List.of(Moment.BEFORE)).stream()
                .filter(fault -> !fault.triedAgain())
                .toList();
    }

    /** Faults by which the session dies. */
    static List<CallFault> deaths(List<String> calls) {
        return of(calls, List.of(Moment.DIE));
    }

    /** A letter that somebody else has taken, or that is not there yet, is asked for again: its failure is none. */
    private boolean triedAgain() {
        return command.equals("Add-PartitionAccessPath") && skip == 1 || command.equals("Get-Volume");
    }

    private static List<CallFault> of(List<String> calls, List<Moment> moments) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        calls.forEach(call -> counts.merge(call, 1, Integer::sum));
        List<CallFault> faults = new ArrayList<>();
        counts.forEach((command, count) -> {
            for (int skip = 0; skip < count; skip++) {
                if (THOROUGH || skip == count - 1) {
                    for (Moment moment : moments) {
                        faults.add(new CallFault(command, skip, moment));
                    }
                }
            }
        });
        return faults;
    }

    void order(SimulatedWindows windows) throws Exception {
        windows.order(command, skip, moment);
    }
}
