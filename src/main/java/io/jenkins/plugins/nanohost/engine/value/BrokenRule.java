package io.jenkins.plugins.nanohost.engine.value;

import java.io.Serializable;

/**
 * One rule that a value breaks.
 *
 * @param field the field of the section that is wrong, as it is written in a definition; empty: the value itself
 * @param what what is wrong and what would be right
 */
public record BrokenRule(String field, String what) implements Serializable {}
