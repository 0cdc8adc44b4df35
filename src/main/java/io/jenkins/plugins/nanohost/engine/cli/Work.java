package io.jenkins.plugins.nanohost.engine.cli;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import java.io.IOException;

/** What a command does once everything is at hand. */
@FunctionalInterface
interface Work {
    Outcome run(Desk desk) throws Failure, IOException, InterruptedException;
}
