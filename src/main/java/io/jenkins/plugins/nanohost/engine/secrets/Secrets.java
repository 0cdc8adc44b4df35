package io.jenkins.plugins.nanohost.engine.secrets;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Optional;

/** What a secrets file holds; shows nothing of it. */
public final class Secrets {
    /** For a run without a secrets file. */
    public static final Secrets NONE = new Secrets(null);

    @CheckForNull
    private final Secret administratorPassword;

    Secrets(@CheckForNull Secret administratorPassword) {
        this.administratorPassword = administratorPassword;
    }

    /** The password of the guest's Administrator; empty when the file does not give it. */
    public Optional<Secret> administratorPassword() {
        return Optional.ofNullable(administratorPassword);
    }
}
