package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import java.util.Optional;

/**
 * The settings that the first boot gives to a guest's Windows, without the password.
 *
 * @param edition EditionID of the image, for example {@code ServerStandardEval}
 * @param uiLanguage a language that the image has, if possible its default language; Windows setup stops if the image does not
 *     have it
 * @param guest the guest of the definition
 */
public record GuestSetup(
        WindowsRelease release, Installation installation, String edition, String uiLanguage, GuestDefinition guest) {
    /** The key that setup gets, so that it does not ask for one: the guest's own key, or otherwise the published one. */
    Optional<ProductKey> setupKey() {
        return Optional.ofNullable(guest.productKey()).or(() -> SetupKeys.of(release, edition));
    }

    /** Whether Server Core's first boot would stop at the question for a product key; an evaluation has its own. */
    public boolean asksForKey() {
        return installation == Installation.CORE && setupKey().isEmpty() && !WindowsRelease.isEvaluation(edition);
    }

    /** Whose published key the guest's own key is, if it is that of another edition or release. */
    public Optional<String> foreignKey() {
        return guest.productKey() == null
                ? Optional.empty()
                : SetupKeys.otherOwner(guest.productKey(), release, edition);
    }
}
