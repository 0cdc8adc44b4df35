package io.jenkins.plugins.nanohost.engine.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what is to be done with one thing. It is the same for all four stages; only their observations differ. */
public final class Planner {
    /** The reason to make something again that the machine does not have any more. */
    public static final String GONE = "it is gone";

    private final Rebuild rebuild;
    private final Predicate<String> changeable;
    private final String absence;

    /**
     * @param changeable whether an input, given by its name, can be changed in place; it may be an input that is not
     *     wanted any more
     */
    public Planner(Rebuild rebuild, Predicate<String> changeable) {
        this(rebuild, changeable, "nothing was made yet");
    }

    /**
     * @param absence the reason to make what the ledger does not have
     */
    public Planner(Rebuild rebuild, Predicate<String> changeable, String absence) {
        this.rebuild = rebuild;
        this.changeable = changeable;
        this.absence = absence;
    }

    /** A planner for something that goes with what it is on: what was there before this run went with that. */
    public static Planner on(
            Rebuild rebuild, Predicate<String> changeable, @CheckForNull Ledger.Entry former, String under) {
        return former == null
                ? new Planner(rebuild, changeable)
                : new Planner(rebuild, changeable, under + " is made again");
    }

    public Decision decide(Observation found) {
        Ledger.Entry entry = found.entry();
        if (entry == null) {
            return new Decision.Build(absence);
        }
        if (entry.progress() == Ledger.Progress.MAKING) {
            return new Decision.Resume("an earlier run ended while it was working on it");
        }
        if (found.state() == Observation.Presence.ABSENT) {
            return new Decision.Build(GONE);
        }
        if (rebuild == Rebuild.ALWAYS) {
            return new Decision.Build("rebuild: always");
        }
        List<Change> changes = changes(entry.inputs(), found.there(), found.wanted());
        changes.addAll(found.byHand());
        if (!changes.isEmpty()) {
            String what = told(changes);
            if (rebuild == Rebuild.NEVER) {
                return new Decision.Refuse(
                        FailureCode.REBUILD_FORBIDDEN,
                        found.thing() + " would be changed or made again (" + what
                                + "), but the definition says rebuild: never",
                        "Take the change back, or set rebuild: whenChanged.",
                        changes);
            }
            return changes.stream().map(Change::field).allMatch(changeable)
                    ? new Decision.Update(what, changes)
                    : new Decision.Build(what, changes);
        }
        if (found.state() == Observation.Presence.RESTING) {
            return new Decision.Resume("it is there and does not run");
        }
        return new Decision.Keep(found.same());
    }

    private static List<Change> changes(
            Map<String, String> made, Map<String, String> there, Map<String, String> wanted) {
        List<Change> changes = new ArrayList<>();
        for (String field : changed(there, wanted)) {
            String from = there.getOrDefault(field, "");
            Change.Origin by =
                    from.equals(made.getOrDefault(field, "")) ? Change.Origin.DEFINITION : Change.Origin.HAND;
            changes.add(new Change(field, from, wanted.getOrDefault(field, ""), by));
        }
        return changes;
    }

    private static String told(List<Change> changes) {
        String byDefinition = changes.stream()
                .filter(change -> change.by() == Change.Origin.DEFINITION)
                .map(Change::field)
                .collect(Collectors.joining(", "));
        String byHand = changes.stream()
                .filter(change -> change.by() == Change.Origin.HAND)
                .map(Change::told)
                .collect(Collectors.joining("; "));
        return (byDefinition.isEmpty() ? "" : "changed: " + byDefinition)
                + (byDefinition.isEmpty() || byHand.isEmpty() ? "" : "; ")
                + (byHand.isEmpty() ? "" : "changed by hand: " + byHand);
    }

    /** The names of inputs that were added, removed or have another value; an empty input counts as missing. */
    public static Set<String> changed(Map<String, String> had, Map<String, String> wanted) {
        Set<String> changed = new TreeSet<>(had.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(name -> had.getOrDefault(name, "").equals(wanted.getOrDefault(name, "")));
        return changed;
    }
}
