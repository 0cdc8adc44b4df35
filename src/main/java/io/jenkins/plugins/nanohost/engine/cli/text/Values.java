package io.jenkins.plugins.nanohost.engine.cli.text;

import java.util.List;
import java.util.Map;

/** Reads the plain values of a result; what is absent is an empty text, list or map. */
final class Values {
    private Values() {}

    static String text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : value.toString();
    }

    static List<?> list(Map<?, ?> map, String name) {
        return map.get(name) instanceof List<?> list ? list : List.of();
    }

    static Map<?, ?> map(Map<?, ?> map, String name) {
        return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    static List<? extends Map<?, ?>> maps(Map<?, ?> map, String name) {
        return list(map, name).stream()
                .filter(Map.class::isInstance)
                .map(inner -> (Map<?, ?>) inner)
                .toList();
    }

    /** A size as people read it, for example {@code 4.1 GB}; a digit more than that decides nothing. */
    static String size(Map<?, ?> map, String name) {
        if (!(map.get(name) instanceof Number number)) {
            return "";
        }
        double bytes = number.doubleValue();
        if (bytes < 1024) {
            return number + " bytes";
        }
        String[] units = {"KB", "MB", "GB", "TB"};
        int unit = -1;
        while (bytes >= 1024 && unit < units.length - 1) {
            bytes /= 1024;
            unit++;
        }
        return Math.round(bytes * 10) / 10.0 + " " + units[unit];
    }
}
