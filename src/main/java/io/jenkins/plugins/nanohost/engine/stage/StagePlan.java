package io.jenkins.plugins.nanohost.engine.stage;

import io.jenkins.plugins.nanohost.engine.plan.Decision;

/** What one stage decided. */
public record StagePlan(StageName stage, Decision decision) {}
