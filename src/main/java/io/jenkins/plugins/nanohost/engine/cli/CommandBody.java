package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import java.io.IOException;

/** What a command does when everything it needs is ready. */
@FunctionalInterface
interface CommandBody {
    CommandOutcome run(CommandContext context) throws Failure, IOException, InterruptedException;
}
