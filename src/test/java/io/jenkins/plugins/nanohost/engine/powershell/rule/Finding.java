package io.jenkins.plugins.nanohost.engine.powershell.rule;

/**
 * A place where a script breaks a rule.
 *
 * @param rule the rule's word; {@code src/test/powershell/rules/README.md} tells what each means
 */
record Finding(String rule, String text) {}
