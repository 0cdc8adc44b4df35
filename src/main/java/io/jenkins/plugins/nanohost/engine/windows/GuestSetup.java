package io.jenkins.plugins.nanohost.engine.windows;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.value.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.TimeZoneName;
import java.util.List;
import java.util.Optional;

/**
 * What the first boot of a guest makes of its Windows, without the password.
 *
 * @param edition EditionID of the image, for example {@code ServerStandardEval}
 * @param uiLanguage a language that the image has, its default one at best; Windows stops where it lacks it
 * @param computerName null: the guest joins a domain, whose blob holds the name
 * @param owner null: Windows' own default
 * @param locale formats, keyboard and code page; need not be a language of the image
 * @param productKey null: the key that Microsoft publishes for the edition, where it wants one
 * @param network null: the guest asks a DHCP server
 * @param commands run in this order at the end of the first boot
 */
public record GuestSetup(
        WindowsRelease release,
        Installation installation,
        String edition,
        String uiLanguage,
        @CheckForNull ComputerName computerName,
        @CheckForNull OwnerName owner,
        TimeZoneName timeZone,
        LocaleName locale,
        @CheckForNull ProductKey productKey,
        @CheckForNull GuestNetwork network,
        List<FirstBootCommand> commands) {
    public GuestSetup {
        commands = List.copyOf(commands);
    }

    /** The key that setup is given, so that it does not ask for one: the guest's own, else the published one. */
    Optional<ProductKey> setupKey() {
        return productKey == null ? SetupKeys.of(release, edition) : Optional.of(productKey);
    }
}
