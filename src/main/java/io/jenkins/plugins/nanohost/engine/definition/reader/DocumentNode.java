package io.jenkins.plugins.nanohost.engine.definition.reader;

import java.util.List;
import java.util.Map;

/** A piece of a definition's text, with the line at which it begins; lines are counted from 1. */
sealed interface DocumentNode {
    int line();

    /** How a text was quoted. This decides whether {@code null} is a word or means no value, and what a backslash means. */
    enum Quotes {
        NONE,
        DOUBLE,
        OTHER
    }

    record Text(int line, String value, Quotes quotes) implements DocumentNode {
        /** Whether this means no value; an empty field of a web form arrives as an empty text. */
        boolean isBlank() {
            return value.isBlank()
                    || quotes == Quotes.NONE
                            && (value.equals("~")
                                    || value.equals("null")
                                    || value.equals("Null")
                                    || value.equals("NULL"));
        }

        /** Whether nothing was written at all, not even {@code null}. */
        boolean isBare() {
            return quotes == Quotes.NONE && value.isEmpty();
        }
    }

    record Items(int line, List<DocumentNode> items) implements DocumentNode {}

    record Fields(int line, Map<String, Field> fields) implements DocumentNode {}

    /** A piece that was already refused, so that no second problem is reported for it. */
    record Refused(int line) implements DocumentNode {}

    /**
     * A field's value.
     *
     * @param line the line of the field's name
     */
    record Field(int line, DocumentNode value) {}
}
