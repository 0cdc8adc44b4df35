package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.machine.fact.MachineFact;
import io.jenkins.plugins.nanohost.engine.media.wim.WimImage;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import io.jenkins.plugins.nanohost.engine.value.guest.BuiltInAccount;
import io.jenkins.plugins.nanohost.engine.windows.GuestSetup;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.PasswordRule;
import java.io.IOException;

/** Checks whether the wanted disk can be made on this machine from what was found on the media. */
public record DiskCheck(HostRun run, MachineFact machine, DiskInput input, DiskSpace space, Findings findings) {
    public void check() throws IOException {
        checkDism();
        checkSize();
        space.shortage().ifPresent(findings::add);
        checkNano();
        checkKey();
        Secret password = run.givenPassword();
        if (input.installation() == Installation.CORE && password != null) {
            PasswordRule.refusal(password.reveal(), BuiltInAccount.of(input.language(wanted().guest())))
                    .ifPresent(why -> findings.add(
                            FailureCode.PASSWORD_TOO_WEAK,
                            "Windows would refuse the administrator's password: " + why,
                            "Choose one that Windows' default password policy takes."));
        }
    }

    private VhdDefinition wanted() {
        return run.definition().vhd();
    }

    /**
     * Nano Server has no activation in its first boot and no locales; such settings would be ignored without a message.
     */
    private void checkNano() {
        if (input.installation() == Installation.NANO
                && (wanted().guest().productKey() != null
                        || !wanted().guest().locale().equals(GuestDefinition.DEFAULT_LOCALE))) {
            findings.add(
                    FailureCode.NANO_TAKES_NO_KEY,
                    "Image " + input.image().name() + " is Nano Server, whose first boot takes no vhd.productKey and no"
                            + " vhd.locale",
                    "Leave them out, or make a host of Server Core.");
        }
    }

    /** Without a key that setup takes, the first boot waits at its question for one. */
    private void checkKey() {
        if (input.installation() != Installation.CORE) {
            return;
        }
        WimImage image = input.image();
        GuestSetup setup = input.setup(wanted().guest());
        String edition = image.editionId().isEmpty() ? "of no named edition" : "edition " + image.editionId();
        if (setup.asksForKey()) {
            findings.add(
                    FailureCode.PRODUCT_KEY_NEEDED,
                    "Image " + image.name() + " is " + edition + " of "
                            + input.release().title()
                            + ", for which no setup key is known: its first boot would ask for the product key",
                    "Give vhd.productKey.");
        }
        setup.foreignKey()
                .ifPresent(owner -> findings.add(
                        FailureCode.PRODUCT_KEY_UNFIT,
                        "vhd.productKey is the published setup key of " + owner + ", and image " + image.name() + " is "
                                + edition + " of " + input.release().title() + ": its setup would refuse it",
                        image.isEvaluation()
                                ? "Leave vhd.productKey out: an evaluation needs none."
                                : "Give the key of that edition and release, or leave vhd.productKey out where the edition"
                                        + " is Standard or Datacenter."));
    }

    private void checkDism() {
        int build = input.image().version().build();
        if (machine.dismBuild() < build) {
            findings.add(
                    FailureCode.DISM_TOO_OLD,
                    "DISM on " + machine.computerName() + " is of build " + machine.dismBuild() + ", and "
                            + input.image().name() + " is of build " + build + ": an older DISM cannot service it",
                    "Use a machine whose Windows is at least as new as the image.");
        }
    }

    private void checkSize() {
        long least = space.baseBytes();
        if (input.size().bytes() < least) {
            findings.add(
                    FailureCode.DISK_TOO_SMALL,
                    "A disk of " + input.size() + " is too small for "
                            + input.image().name() + ", which takes about " + Amount.of(least),
                    "Give a larger vhd.size.");
        }
    }
}
