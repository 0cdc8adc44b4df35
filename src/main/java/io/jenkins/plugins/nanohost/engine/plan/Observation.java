package io.jenkins.plugins.nanohost.engine.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import java.util.List;
import java.util.Map;

/**
 * What a stage wants and what it finds.
 *
 * @param thing its name in reasons, with its path, for example {@code host disk D:\hosts\nano01.vhdx}
 * @param same the reason for keeping it: what it has in common with what is wanted, for example {@code same media,
 *     packages and settings}
 * @param wanted the inputs that it would be made from now, by name
 * @param there the inputs that it has now; they differ from those of the entry where a person or a program changed it
 * @param entry what the ledger knows; null: nothing
 * @param state what the machine shows of it
 * @param byHand what else a person or a program changed, of which no ledger knows what it was made from
 */
public record Observation(
        String thing,
        String same,
        Map<String, String> wanted,
        Map<String, String> there,
        @CheckForNull Ledger.Entry entry,
        Presence state,
        List<Change> byHand) {
    public Observation {
        wanted = Map.copyOf(wanted);
        there = Map.copyOf(there);
        byHand = List.copyOf(byHand);
    }

    /** Something of which the ledger knows all inputs. */
    public Observation(
            String thing,
            String same,
            Map<String, String> wanted,
            Map<String, String> there,
            @CheckForNull Ledger.Entry entry,
            Presence state) {
        this(thing, same, wanted, there, entry, state, List.of());
    }

    /** Something of which only the ledger knows what it was made from. */
    public Observation(
            String thing, String same, Map<String, String> wanted, @CheckForNull Ledger.Entry entry, Presence state) {
        this(thing, same, wanted, entry == null ? Map.of() : entry.inputs(), entry, state);
    }

    /** What the machine shows of a thing. */
    public enum Presence {
        /** It is not there. */
        ABSENT,
        /** It exists and does not run: a VM that is off, a service that is stopped. */
        RESTING,
        /** It exists and is as it should be. */
        THERE
    }
}
