package io.jenkins.plugins.nanohost.engine.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import java.util.Map;

/**
 * What a stage wants and what it finds.
 *
 * @param thing as it is called in reasons, with its place, for example {@code host disk D:\hosts\nano01.vhdx}
 * @param same what a thing that is kept is said to have in common with what is wanted, for example {@code same media,
 *     packages and settings}
 * @param wanted what would go in now, by name
 * @param entry what the ledger knows; null: nothing
 * @param state what the machine shows of it
 */
public record Observation(
        String thing, String same, Map<String, String> wanted, @CheckForNull Ledger.Entry entry, Presence state) {
    public Observation {
        wanted = Map.copyOf(wanted);
    }

    /** What the machine shows of a thing. */
    public enum Presence {
        /** It is not there. */
        ABSENT,
        /** It is there, and does not work: a VM that is off, a service that is stopped. */
        RESTING,
        /** It is there and as it should be. */
        THERE
    }
}
