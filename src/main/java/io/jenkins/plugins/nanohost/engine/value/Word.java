package io.jenkins.plugins.nanohost.engine.value;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A choice that is written as one word in a definition and in JSON. */
public interface Word {
    @JsonValue
    String word();

    /** The choice with this word; empty if there is none. */
    static <E extends Enum<E> & Word> Optional<E> find(Class<E> choices, String word) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.word().equals(word))
                .findFirst();
    }
}
