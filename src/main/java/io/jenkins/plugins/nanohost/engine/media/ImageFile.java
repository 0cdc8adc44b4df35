package io.jenkins.plugins.nanohost.engine.media;

import io.jenkins.plugins.nanohost.engine.media.wim.WimFacts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A WIM on Windows media that a boot disk can be made from. */
public record ImageFile(Role role, String path, WimFacts facts) {
    /** Which installation it is for. */
    public enum Role {
        /** {@code NanoServer/NanoServer.wim}. */
        NANO,
        /** {@code sources/install.wim} or {@code install.esd}: Server Core and Server with a desktop. */
        SERVER
    }

    Map<String, Object> toMap() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("role", role.name().toLowerCase(Locale.ROOT));
        values.put("path", path);
        values.putAll(facts.toMap());
        return values;
    }
}
