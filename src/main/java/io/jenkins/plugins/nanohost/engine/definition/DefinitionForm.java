package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.Word;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The canonical form of a definition, for fingerprints and results: the fields as a definition has them, in a fixed order,
 * each value as its text. Defaults are written out, so that equal definitions have equal forms however they were
 * written; what is not asked for is left out. Read again, a form gives the definition that it was made from.
 */
public final class DefinitionForm {
    private DefinitionForm() {}

    /** Maps of text, lists of these, and maps of these; unmodifiable. */
    public static Map<String, Object> of(DefinitionPart part) {
        Map<String, Object> form = new LinkedHashMap<>();
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            Object value = value(component, part);
            if (value != null && !value.equals(ImageChoice.ONLY)) {
                form.put(field(component), plain(value));
            }
        }
        return Collections.unmodifiableMap(form);
    }

    private static String field(RecordComponent component) {
        // "switch" is a word of Java's; no component can bear it
        return component.getName().equals("switchName") ? "switch" : component.getName();
    }

    private static Object plain(Object value) {
        if (value instanceof DefinitionPart part) {
            return of(part);
        }
        if (value instanceof List<?> list) {
            List<Object> form = new ArrayList<>(list.size());
            list.forEach(item -> form.add(plain(item)));
            return Collections.unmodifiableList(form);
        }
        return value instanceof Word choice ? choice.word() : value.toString();
    }

    @CheckForNull
    private static Object value(RecordComponent component, DefinitionPart part) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
