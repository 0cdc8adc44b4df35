package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import java.util.Locale;
import java.util.Optional;

/**
 * The keys that Microsoft publishes for clients of a key management service, by release and edition ("Key Management Services
 * (KMS) client activation and product keys", Microsoft). With such a key, setup continues without a question; without such a
 * service, nothing is activated.
 */
final class SetupKeys {
    private SetupKeys() {}

    /** Empty if no key is published, or none is needed: evaluation editions have their own. */
    static Optional<ProductKey> of(WindowsRelease release, String edition) {
        String kind = edition.toLowerCase(Locale.ROOT);
        if (kind.equals("serverstandard")) {
            return standard(release).map(ProductKey::new);
        }
        return kind.equals("serverdatacenter") ? datacenter(release).map(ProductKey::new) : Optional.empty();
    }

    private static Optional<String> standard(WindowsRelease release) {
        return switch (release) {
            case SERVER_2016 -> Optional.of("WC2BQ-8NRM3-FDDYY-2BFGV-KHKQY");
            case SERVER_2019 -> Optional.of("N69G4-B89J2-4G8F4-WWYCC-J464C");
            case SERVER_2022 -> Optional.of("VDYBN-27WPP-V4HQT-9VMD4-VMK7H");
            case SERVER_2025 -> Optional.of("TVRH6-WHNXV-R9WG3-9XRFY-MY832");
            case TP3, TP4, TP5 -> Optional.empty();
        };
    }

    private static Optional<String> datacenter(WindowsRelease release) {
        return switch (release) {
            case SERVER_2016 -> Optional.of("CB7KF-BWN84-R7R2Y-793K2-8XDDG");
            case SERVER_2019 -> Optional.of("WMDGN-G9PQG-XVVXX-R3X43-63DFG");
            case SERVER_2022 -> Optional.of("WX4NM-KYWYW-QJJR4-XV3QB-6VM33");
            case SERVER_2025 -> Optional.of("D764K-2NDRG-47T6Q-P8T8W-YP6DF");
            case TP3, TP4, TP5 -> Optional.empty();
        };
    }
}
