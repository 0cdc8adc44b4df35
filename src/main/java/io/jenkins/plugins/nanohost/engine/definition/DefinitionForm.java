package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.Derived;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.Word;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The canonical form of a definition, for fingerprints and results: the fields of a definition in a fixed order, each value as
 * its text. Defaults are included, so that equal definitions have equal forms, however they were written. What the definition
 * does not ask for is left out. A form can be read again and gives the definition that it was made from.
 */
public final class DefinitionForm {
    private DefinitionForm() {}

    /** A map of texts, of lists, and of such maps; unmodifiable. */
    public static Map<String, Object> of(DefinitionPart part) {
        return of(part, component -> true);
    }

    private static Map<String, Object> of(DefinitionPart part, Predicate<RecordComponent> taken) {
        Map<String, Object> form = new LinkedHashMap<>();
        add((Record) part, taken, form);
        return Collections.unmodifiableMap(form);
    }

    /**
     * The fields by name, each as one text; decisions compare these texts, and fingerprints are made of them. Fields of an
     * inner section have its name as a prefix, as in {@code network.address}. A list has one line for each member. What the
     * definition does not ask for has no text, nor has a field that says how a run works ({@link NotCompared}).
     */
    public static Map<String, String> texts(DefinitionPart part) {
        Map<String, String> texts = new LinkedHashMap<>();
        addTexts("", of(part, component -> !component.isAnnotationPresent(NotCompared.class)), texts);
        return texts;
    }

    private static void addTexts(String before, Map<?, ?> form, Map<String, String> texts) {
        form.forEach((name, value) -> {
            if (value instanceof Map<?, ?> section) {
                addTexts(before + name + ".", section, texts);
            } else {
                String text = value instanceof List<?> list
                        ? list.stream().map(String::valueOf).collect(Collectors.joining("\n"))
                        : value.toString();
                if (!text.isEmpty()) {
                    texts.put(before + name, text);
                }
            }
        });
    }

    private static void add(Record part, Predicate<RecordComponent> taken, Map<String, Object> form) {
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = value(component, part);
            if (component.isAnnotationPresent(Inline.class)) {
                add((Record) value, taken, form);
            } else if (value != null
                    && taken.test(component)
                    && !value.equals("")
                    && !value.equals(ImageChoice.ONLY)
                    && !component.isAnnotationPresent(Derived.class)) {
                form.put(field(component), plain(value, taken));
            }
        }
    }

    private static String field(RecordComponent component) {
        // "switch" is a keyword of Java; no component can have this name
        return component.getName().equals("switchName") ? "switch" : component.getName();
    }

    private static Object plain(Object value, Predicate<RecordComponent> taken) {
        if (value instanceof DefinitionPart part) {
            return of(part, taken);
        }
        if (value instanceof List<?> list) {
            List<Object> form = new ArrayList<>(list.size());
            list.forEach(item -> form.add(plain(item, taken)));
            return Collections.unmodifiableList(form);
        }
        return value instanceof Word choice ? choice.word() : value.toString();
    }

    @CheckForNull
    private static Object value(RecordComponent component, Record part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
