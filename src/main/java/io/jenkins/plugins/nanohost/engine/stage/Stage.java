package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import java.io.IOException;
import java.util.Map;

/** One of the four stages, for one run. */
public interface Stage {
    StageName name();

    /** What it makes, with its path or name, for the log: {@code host disk D:\\hosts\\nano01.vhdx}. */
    String thing();

    /** Looks at the host and decides what is to be done. Changes nothing. */
    Decision decide() throws Failure, IOException, InterruptedException;

    /**
     * Whether its last decision to keep things was made without a look at them, which only a running guest allows. Once the VM
     * runs, it decides again.
     */
    default boolean keptUnseen() {
        return false;
    }

    /** Tells that the VM runs now, so that the next look waits for its guest. */
    default void vmRuns() {}

    /** Does it, verifies it, and writes it into the ledger. */
    void perform(Decision decision) throws Failure, IOException, InterruptedException;

    /** While planning: changes the assumed ledger as the decision would change the real one. */
    void assume(Decision decision) throws IOException;

    /** The stage's result for later steps, in plain values; called after it was performed or kept. */
    Map<String, Object> result() throws Failure, IOException, InterruptedException;
}
