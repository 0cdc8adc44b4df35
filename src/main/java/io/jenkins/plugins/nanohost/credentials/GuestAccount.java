package io.jenkins.plugins.nanohost.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Run;
import hudson.util.Secret;

/** The guest's administrator, as Jenkins' store has it. */
public final class GuestAccount {
    private GuestAccount() {}

    /**
     * The password, looked up for the run, which is remembered as a user of these credentials.
     *
     * @param credentialsId null: none was named
     */
    @CheckForNull
    public static Secret passwordFor(Run<?, ?> run, @CheckForNull String credentialsId) throws AbortException {
        return passwordFor(run, credentialsId, new EnvVars());
    }

    /**
     * The same, where the name of the credentials may hold variables. The store itself knows a parameter that is one of
     * credentials, and whose they are; so it is asked first for what is written.
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
