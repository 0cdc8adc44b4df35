package io.jenkins.plugins.nanohost.engine.value;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The key of a container host on its machine: the name of the VM, the host's folder and its ledger. Case does not matter, as in
 * Windows file names; the name is kept in lower case.
 */
public record HostName(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    /** Names that Windows reserves for devices, with any extension: "Naming Files, Paths, and Namespaces" (Win32). */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    public HostName {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidValueException(
                    "'" + Shown.of(value) + "' is no host name; letters, digits and inner hyphens, 1 to 63 of them");
        }
        value = value.toLowerCase(Locale.ROOT);
        if (DEVICES.contains(value) || value.matches("(com|lpt)[0-9]")) {
            throw new InvalidValueException("'" + value + "' is a device name of Windows; choose another host name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
