package io.jenkins.plugins.nanohost.engine.plan;

import io.jenkins.plugins.nanohost.engine.io.Digests;
import java.util.Map;
import java.util.TreeMap;

/** One word for all inputs of a thing: equal inputs give an equal fingerprint, in any order. */
public final class Fingerprint {
    private static final int LENGTH = 16;

    private Fingerprint() {}

    /**
     * 16 hexadecimal digits. The length of each name and value is hashed too, so that different inputs cannot look the
     * same.
     */
    public static String of(Map<String, String> inputs) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(inputs).forEach((name, value) -> all.append(name.length())
                .append(':')
                .append(name)
                .append(value.length())
                .append(':')
                .append(value));
        return Digests.ofText(all.toString()).substring(0, LENGTH);
    }
}
