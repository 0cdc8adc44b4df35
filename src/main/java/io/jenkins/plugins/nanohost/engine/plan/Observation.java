package io.jenkins.plugins.nanohost.engine.plan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import java.util.Map;

/**
 * What a stage wants and what it finds.
 *
 * @param thing its name in reasons, with its path, for example {@code host disk D:\hosts\nano01.vhdx}
 * @param same the reason for keeping it: what it has in common with what is wanted, for example {@code same media,
 *     packages and settings}
 * @param wanted the inputs that it would be made from now, by name
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
        /** It exists and does not run: a VM that is off, a service that is stopped. */
        RESTING,
        /** It exists and is as it should be. */
        THERE
    }
}
