package io.jenkins.plugins.nanohost.engine.definition.reader;

import java.util.List;
import java.util.Map;

/** A piece of a definition's text, with the line at which it begins; lines count from 1. */
sealed interface DocumentNode {
    int line();

    /** How a text was written; decides whether {@code null} is a word or nothing, and what a backslash did. */
    enum Quotes {
        NONE,
        DOUBLE,
        OTHER
    }

    record Text(int line, String value, Quotes quotes) implements DocumentNode {
        /** Whether it stands for nothing; a form's empty field arrives as an empty text. */
        boolean isBlank() {
            return value.isBlank()
                    || quotes == Quotes.NONE
                            && (value.equals("~")
                                    || value.equals("null")
                                    || value.equals("Null")
                                    || value.equals("NULL"));
        }

        /** Whether nothing at all was written, not even that it is nothing. */
        boolean isBare() {
            return quotes == Quotes.NONE && value.isEmpty();
        }
    }

    record Items(int line, List<DocumentNode> items) implements DocumentNode {}

    record Fields(int line, Map<String, Field> fields) implements DocumentNode {}

    /** What was already refused, so that nothing more is said of it. */
    record Refused(int line) implements DocumentNode {}

    /**
     * A field's value.
     *
     * @param line of the field's name
     */
    record Field(int line, DocumentNode value) {}
}
