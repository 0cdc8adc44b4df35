package io.jenkins.plugins.nanohost.settings;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import java.util.Map;

/**
 * The settings of the host itself, for every step and the builder. Not bound to a form: the classes of the forms contain one.
 */
public final class HostSettings {
    public static final String DEFAULT_REBUILD = Rebuild.WHEN_CHANGED.word();

    private final String host;

    @CheckForNull
    private String credentialsId;

    private String rebuild = DEFAULT_REBUILD;

    public HostSettings(String host) {
        this.host = Settings.text(host);
    }

    /** The start of a definition, to which sections are added. */
    public Map<String, Object> toDefinition(FormReader reader) {
        return new Section()
                .put("host", reader.required("host", host))
                .put("rebuild", reader.text(rebuild))
                .fields();
    }

    public String getHost() {
        return host;
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public String getRebuild() {
        return rebuild;
    }

    public void setRebuild(@CheckForNull String rebuild) {
        this.rebuild = Settings.orElse(rebuild, DEFAULT_REBUILD);
    }
}
