package io.jenkins.plugins.nanohost.settings;

import com.cloudbees.plugins.credentials.common.StandardUsernameListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The checks and choices of every form: the host's name, its administrator's account, when to rebuild. */
public interface HostForm {
    @POST
    default FormValidation doCheckHost(@AncestorInPath @CheckForNull Item item, @QueryParameter String value) {
        return FormCheck.required(item, value, HostName::new);
    }

    @POST
    default ListBoxModel doFillRebuildItems(@AncestorInPath @CheckForNull Item item, @QueryParameter String rebuild) {
        return Choices.of(item, rebuild, Rebuild.values());
    }

    @POST
    default ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath @CheckForNull Item item, @QueryParameter String credentialsId) {
        if (!FormCheck.isAnswered(item)) {
            return new StandardUsernameListBoxModel().includeCurrentValue(credentialsId);
        }
        return new StandardUsernameListBoxModel()
                .includeEmptyValue()
                .includeAs(ACL.SYSTEM2, item, StandardUsernamePasswordCredentials.class)
                .includeCurrentValue(credentialsId);
    }

    default String getDefaultRebuild() {
        return HostSettings.DEFAULT_REBUILD;
    }
}
