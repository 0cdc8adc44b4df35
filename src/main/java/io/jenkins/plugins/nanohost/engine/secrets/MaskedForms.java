package io.jenkins.plugins.nanohost.engine.secrets;

import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The forms in which a secret may come into a log: as it is, in a JSON text, and in an XML text. A writer of JSON may escape any
 * character (RFC 8259, section 7). Some escape all that is not ASCII; ConvertTo-Json of Windows PowerShell escapes
 * {@code & ' < >}.
 */
public final class MaskedForms {
    private MaskedForms() {}

    /** The longest form first, since a shorter one may be a part of it; none for an empty secret. */
    public static List<String> of(String secret) {
        if (secret.isEmpty()) {
            return List.of();
        }
        String object = PlainJson.write(Map.of("", secret));
        String json = object.substring("{\"\":\"".length(), object.length() - "\"}".length());
        Set<String> forms = new LinkedHashSet<>(List.of(secret, json, json.replace("/", "\\/")));
        for (String digits : List.of("\\u%04x", "\\u%04X")) {
            forms.add(escaped(json, digits, false, true));
            forms.add(escaped(json, digits, true, false));
            forms.add(escaped(json, digits, true, true));
        }
        String xml = secret.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        forms.add(xml);
        for (String apostrophe : List.of("'", "&apos;", "&#39;")) {
            forms.add(xml.replace("\"", "&quot;").replace("'", apostrophe));
        }
        return forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static String escaped(String json, String digits, boolean marks, boolean beyondAscii) {
        StringBuilder text = new StringBuilder();
        for (char each : json.toCharArray()) {
            boolean escaped = marks && "&'<>".indexOf(each) >= 0 || beyondAscii && each > '~';
            text.append(escaped ? digits.formatted((int) each) : String.valueOf(each));
        }
        return text.toString();
    }
}
