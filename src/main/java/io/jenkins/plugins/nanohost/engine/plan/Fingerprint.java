package io.jenkins.plugins.nanohost.engine.plan;

import io.jenkins.plugins.nanohost.engine.io.Digests;
import java.util.Map;
import java.util.TreeMap;

/** One word for everything that goes into something: equal inputs, equal fingerprint, whatever their order. */
public final class Fingerprint {
    private static final int LENGTH = 16;

    private Fingerprint() {}

    /** 16 hexadecimal digits; names and values are told apart by their lengths, so none can pass for another. */
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
