package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that Microsoft publishes for clients of a key management service, by release and edition ("Key Management Services
 * (KMS) client activation and product keys", Microsoft). With such a key, setup continues without a question; without such a
 * service, nothing is activated.
 */
final class SetupKeys {
    private SetupKeys() {}

    /** A published key, and the edition that it is for, as EditionID names it. */
    private record Published(WindowsRelease release, String edition, String key) {
        boolean isFor(WindowsRelease otherRelease, String otherEdition) {
            return release == otherRelease && edition.equalsIgnoreCase(otherEdition);
        }
    }

    private static final List<Published> PUBLISHED = List.of(
            new Published(WindowsRelease.SERVER_2016, "ServerStandard", "WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY"),
            new Published(WindowsRelease.SERVER_2016, "ServerDatacenter", "CB7KF-BWN84-R7R2Y-793K2-8XDDG"),
            new Published(WindowsRelease.SERVER_2016, "ServerSolution", "JCKRF-N37P4-C2D82-9YXRT-4M63B"),
            new Published(WindowsRelease.SERVER_2019, "ServerStandard", "N69G4-B89J2-4G8F4-WWYCC-J464C"),
            new Published(WindowsRelease.SERVER_2019, "ServerDatacenter", "WMDGN-G9PQG-XVVXX-R3X43-63DFG"),
            new Published(WindowsRelease.SERVER_2019, "ServerSolution", "WVDHN-86M7X-466P6-VHXV7-YY726"),
            new Published(WindowsRelease.SERVER_2022, "ServerStandard", "VDYBN-27WPP-V4HQT-9VMD4-VMK7H"),
            new Published(WindowsRelease.SERVER_2022, "ServerDatacenter", "WX4NM-KYWYW-QJJR4-XV3QB-6VM33"),
            new Published(WindowsRelease.SERVER_2022, "ServerTurbine", "NTBV8-9K7Q8-V27C6-M2BTV-KHMXV"),
            new Published(WindowsRelease.SERVER_2025, "ServerStandard", "TVRH6-WHNXV-R9WG3-9XRFY-MY832"),
            new Published(WindowsRelease.SERVER_2025, "ServerDatacenter", "D764K-2NDRG-47T6Q-P8T8W-YP6DF"),
            new Published(WindowsRelease.SERVER_2025, "ServerTurbine", "XGN3F-F394H-FD2MY-PP6FD-8MCRC"));

    /** Azure Edition runs on Azure alone, and Essentials is no usual host: whoever wants these gives the key. */
    private static final Set<String> GIVEN = Set.of("serverstandard", "serverdatacenter");

    /** Empty if no key is given by itself, or none is needed: evaluation editions have their own. */
    static Optional<ProductKey> of(WindowsRelease release, String edition) {
        return PUBLISHED.stream()
                .filter(known -> GIVEN.contains(known.edition().toLowerCase(Locale.ROOT)))
                .filter(known -> known.isFor(release, edition))
                .map(known -> new ProductKey(known.key()))
                .findFirst();
    }

    /** The release and edition whose published key this is; empty if it is the given edition's, or is not published. */
    static Optional<String> otherOwner(ProductKey key, WindowsRelease release, String edition) {
        return PUBLISHED.stream()
                .filter(known -> known.key().equals(key.value()) && !known.isFor(release, edition))
                .map(known -> known.release().title() + ", edition " + known.edition())
                .findFirst();
    }
}
