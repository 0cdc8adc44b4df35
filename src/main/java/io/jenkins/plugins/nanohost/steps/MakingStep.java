package io.jenkins.plugins.nanohost.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that makes something: it may need the guest's account, and has a setting for when existing things are made again. */
public abstract class MakingStep extends HostStep {
    protected MakingStep(String host) {
        super(host);
    }

    @CheckForNull
    public final String getCredentialsId() {
        return settings().getCredentialsId();
    }

    @DataBoundSetter
    public final void setCredentialsId(@CheckForNull String credentialsId) {
        settings().setCredentialsId(credentialsId);
    }

    public final String getRebuild() {
        return settings().getRebuild();
    }

    @DataBoundSetter
    public final void setRebuild(@CheckForNull String rebuild) {
        settings().setRebuild(rebuild);
    }
}
