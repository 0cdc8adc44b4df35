package io.jenkins.plugins.nanohost.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.util.Secret;

/** The account of the guest's administrator, from Jenkins' credentials store. */
public final class GuestAccount {
    private GuestAccount() {}

    /**
     * The password, looked up for the run; Jenkins records that the run used these credentials.
     *
     * @param credentialsId null: no credentials were named
     */
    @CheckForNull
    public static Secret passwordFor(Run<?, ?> run, @CheckForNull String credentialsId) throws AbortException {
        return passwordFor(run, credentialsId, new EnvVars());
    }

    /**
     * The same, but the name of the credentials may contain variables. The store itself resolves a credentials parameter and
     * knows who owns the credentials; so it is asked first for the name as it was written.
     */
    @CheckForNull
    public static Secret passwordFor(Run<?, ?> run, @CheckForNull String credentialsId, EnvVars variables)
            throws AbortException {
        if (credentialsId == null) {
            return null;
        }
        StandardUsernamePasswordCredentials account = find(run, credentialsId);
        String expanded = variables.expand(credentialsId);
        if (account == null && !expanded.equals(credentialsId)) {
            account = find(run, expanded);
        }
        if (account == null) {
            throw new AbortException("There are no credentials '" + expanded
                    + "' with user name and password that this build may use."
                    + " Add them to Jenkins, or name others as credentialsId.");
        }
        return CredentialsProvider.track(run, account).getPassword();
    }

    @CheckForNull
    private static StandardUsernamePasswordCredentials find(Run<?, ?> run, String id) {
        return CredentialsProvider.findCredentialById(id, StandardUsernamePasswordCredentials.class, run);
    }
}
