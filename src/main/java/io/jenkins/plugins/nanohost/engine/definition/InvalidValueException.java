package io.jenkins.plugins.nanohost.engine.definition;

/** A value that breaks its rule; the message says what is wrong and what would be right. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidValueException(String message) {
        super(message);
    }
}
