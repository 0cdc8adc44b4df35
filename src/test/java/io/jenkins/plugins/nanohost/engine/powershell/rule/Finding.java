package io.jenkins.plugins.nanohost.engine.powershell.rule;

/**
 * A place where a script breaks a rule.
 *
 * @param rule the rule's name; {@code src/test/powershell/rules/README.md} describes the rules
 */
record Finding(String rule, String text) {}
