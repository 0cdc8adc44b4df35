package io.jenkins.plugins.nanohost.engine.value;

/** A choice that is written as one word in a definition. */
public interface Word {
    String word();
}
