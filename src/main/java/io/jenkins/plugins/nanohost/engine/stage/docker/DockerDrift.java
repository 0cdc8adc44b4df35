package io.jenkins.plugins.nanohost.engine.stage.docker;

import io.jenkins.plugins.nanohost.engine.ledger.Ledger.DockerEntry;
import io.jenkins.plugins.nanohost.engine.machine.fact.DockerSetup;
import io.jenkins.plugins.nanohost.engine.machine.fact.ServiceStart;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import io.jenkins.plugins.nanohost.engine.windows.Recipe;
import java.util.ArrayList;
import java.util.List;

/** What a person or another program changed of Docker in a guest since it was set up there. */
record DockerDrift(Recipe recipe, DockerSetup there, DockerEntry made) {
    /**
     * @param written the settings that Docker was set up with
     */
    List<Change> changes(DaemonSettings written) {
        List<Change> changes = new ArrayList<>();
        if (there.start() != ServiceStart.AUTOMATIC) {
            changes.add(changed(
                    "start of Docker's " + recipe.start().word(),
                    there.start() == ServiceStart.NONE ? "" : there.start().word(),
                    ServiceStart.AUTOMATIC.word()));
        }
        if (!recipe.isTask()) {
            changes.addAll(written.changes(there.settings()));
        } else if (!there.settings().contains(written.arguments(recipe.ownSwitch()))) {
            changes.add(changed(
                    "command of Docker's task", there.settings().strip(), written.arguments(recipe.ownSwitch())));
        }
        changes.addAll(new InstalledCertificates(there, made).changes());
        if (!there.portOpen()) {
            changes.add(changed("firewall rule", "", "port " + written.port() + " is open"));
        }
        return changes;
    }

    static Change changed(String what, String from, String to) {
        return new Change(what, from, to, Change.Origin.HAND);
    }
}
