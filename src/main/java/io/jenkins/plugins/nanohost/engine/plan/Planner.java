package io.jenkins.plugins.nanohost.engine.plan;

import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Decides what is to be done with one thing. It is the same for all four stages; only their observations differ. */
public final class Planner {
    private final Rebuild rebuild;
    private final Predicate<String> changeable;

    /**
     * @param changeable whether an input, given by its name, can be changed in place; it may be an input that is not
     *     wanted any more
     */
    public Planner(Rebuild rebuild, Predicate<String> changeable) {
        this.rebuild = rebuild;
        this.changeable = changeable;
    }

    public Decision decide(Observation found) {
        Ledger.Entry entry = found.entry();
        if (entry == null) {
            return new Decision.Build("nothing was made yet");
        }
        if (entry.progress() == Ledger.Progress.MAKING) {
            return new Decision.Resume("an earlier run ended while it was working on it");
        }
        if (found.state() == Observation.Presence.ABSENT) {
            return new Decision.Build("it is gone");
        }
        if (rebuild == Rebuild.ALWAYS) {
            return new Decision.Build("rebuild: always");
        }
        Set<String> changed = changed(entry.inputs(), found.wanted());
        if (!changed.isEmpty()) {
            String what = "changed: " + String.join(", ", changed);
            if (rebuild == Rebuild.NEVER) {
                return new Decision.Refuse(
                        found.thing() + " would be changed or made again (" + what
                                + "), but the definition says rebuild: never",
                        "Take the change back, or set rebuild: whenChanged.");
            }
            return changed.stream().allMatch(changeable) ? new Decision.Update(what) : new Decision.Build(what);
        }
        if (found.state() == Observation.Presence.RESTING) {
            return new Decision.Resume("it is there and does not run");
        }
        return new Decision.Keep(found.same());
    }

    /** The names of inputs that were added, removed or have another value; an empty input counts as missing. */
    public static Set<String> changed(Map<String, String> had, Map<String, String> wanted) {
        Set<String> changed = new TreeSet<>(had.keySet());
        changed.addAll(wanted.keySet());
        changed.removeIf(name -> had.getOrDefault(name, "").equals(wanted.getOrDefault(name, "")));
        return changed;
    }
}
