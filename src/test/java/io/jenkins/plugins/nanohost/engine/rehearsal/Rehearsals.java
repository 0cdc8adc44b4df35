package io.jenkins.plugins.nanohost.engine.rehearsal;

import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.Fault;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.ProcessDeath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Opens rehearsed machines in a test's own process: an ordered death throws {@link MachineDied}. */
public final class Rehearsals {
    private static final ProcessDeath THROW = message -> {
        throw new MachineDied(message);
    };

    private Rehearsals() {}

    public static RehearsalMachine open(Path folder, List<Fault> faults) throws UnfitFailure {
        return open(folder, faults, Duration.ofDays(1));
    }

    /**
     * @param longest no operation's limit is longer than this
     */
    public static RehearsalMachine open(Path folder, List<Fault> faults, Duration longest) throws UnfitFailure {
        return RehearsalMachine.open(folder, faults, THROW, longest);
    }
}
