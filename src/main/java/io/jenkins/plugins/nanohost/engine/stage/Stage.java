package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.plan.Decision;
import java.io.IOException;
import java.util.Map;

/** One of the four stages, for one run. */
public interface Stage {
    StageName name();

    /** What it makes, with its place, for the log: {@code host disk D:\\hosts\\nano01.vhdx}. */
    String thing();

    /** Looks, and decides what is to be done. Changes nothing. */
    Decision decide() throws Failure, IOException, InterruptedException;

    /** Does it, verifies it, writes it into the ledger. */
    void perform(Decision decision) throws Failure, IOException, InterruptedException;

    /** While planning: takes over what the decision would leave behind in the ledger. */
    void assume(Decision decision) throws IOException;

    /** What the stage tells later steps, in plain values; after it was performed or kept. */
    Map<String, Object> result() throws Failure, IOException, InterruptedException;
}
