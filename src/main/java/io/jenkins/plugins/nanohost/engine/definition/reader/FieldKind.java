package io.jenkins.plugins.nanohost.engine.definition.reader;

import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import io.jenkins.plugins.nanohost.engine.value.Word;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * How a field's text is read.
 *
 * @param parser throws {@link InvalidValueException}
 * @param example a correct value, for messages
 */
record FieldKind<T>(Function<String, T> parser, String example) {
    static <E extends Enum<E> & Word> FieldKind<E> word(Class<E> choices) {
        List<String> words =
                Arrays.stream(choices.getEnumConstants()).map(Word::word).toList();
        return new FieldKind<>(
                text -> Word.find(choices, text)
                        .orElseThrow(() -> new InvalidValueException("'" + Shown.of(text) + "' is none of "
                                + String.join(", ", words)
                                + Nearest.of(text, words)
                                        .map(word -> "; did you mean " + word + "?")
                                        .orElse(""))),
                words.get(0));
    }

    static FieldKind<Integer> number(int example) {
        return new FieldKind<>(
                text -> {
                    if (!text.matches("0|[1-9][0-9]{0,8}")) {
                        throw new InvalidValueException(
                                "'" + Shown.of(text) + "' is no whole number; for example " + example);
                    }
                    return Integer.valueOf(text);
                },
                String.valueOf(example));
    }
}
