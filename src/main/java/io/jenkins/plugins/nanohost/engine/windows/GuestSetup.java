package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import java.util.Optional;

/**
 * What the first boot of a guest makes of its Windows, without the password.
 *
 * @param edition EditionID of the image, for example {@code ServerStandardEval}
 * @param uiLanguage a language that the image has, its default one at best; Windows stops where it lacks it
 * @param guest as the definition has it
 */
public record GuestSetup(
        WindowsRelease release, Installation installation, String edition, String uiLanguage, GuestDefinition guest) {
    /** The key that setup is given, so that it does not ask for one: the guest's own, else the published one. */
    Optional<ProductKey> setupKey() {
        return Optional.ofNullable(guest.productKey()).or(() -> SetupKeys.of(release, edition));
    }
}
