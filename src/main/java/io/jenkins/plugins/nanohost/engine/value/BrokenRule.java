package io.jenkins.plugins.nanohost.engine.value;

import java.io.Serializable;

/**
 * One rule that a value breaks.
 *
 * @param field the wrong field of the section, by its name in a definition; empty: the value itself
 * @param what is wrong and what would be right
 */
public record BrokenRule(String field, String what) implements Serializable {}
