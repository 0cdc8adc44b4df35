package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import java.util.List;
import java.util.Optional;

/** A subnet that a guest makes for its containers, for example {@code 172.16.0.0/12}. */
public record NatSubnet(String text) {
    /** The first of these addresses that is in the subnet; they are the guest's addresses in its own network. */
    public Optional<String> holdsOneOf(List<String> addresses) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        int mask = -1 << 32 - Integer.parseInt(text.substring(slash + 1));
        int network = bits(text.substring(0, slash)) & mask;
        return addresses.stream()
                .filter(address -> !address.contains(":"))
                .filter(address -> (bits(address) & mask) == network)
                .findFirst();
    }

    private static int bits(String address) {
        int bits = 0;
        for (String part : address.split("\\.")) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        return bits;
    }
}
