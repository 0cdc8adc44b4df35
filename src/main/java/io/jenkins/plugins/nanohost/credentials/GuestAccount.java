package io.jenkins.plugins.nanohost.credentials;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
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
        if (credentialsId == null) {
            return null;
        }
        StandardUsernamePasswordCredentials account =
                CredentialsProvider.findCredentialById(credentialsId, StandardUsernamePasswordCredentials.class, run);
        if (account == null) {
            throw new AbortException("There are no credentials '" + credentialsId
                    + "' with user name and password that this build may use."
                    + " Add them to Jenkins, or name others as credentialsId.");
        }
        return CredentialsProvider.track(run, account).getPassword();
    }
}
