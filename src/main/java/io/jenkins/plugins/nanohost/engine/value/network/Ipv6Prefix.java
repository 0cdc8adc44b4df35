package io.jenkins.plugins.nanohost.engine.value.network;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.Optional;

/** An IPv6 address with the length of its network's prefix, for example {@code 2001:db8::93/64}. */
public record Ipv6Prefix(Ipv6 address, int length) {
    public Ipv6Prefix {
        if (length < 1 || length > 127) {
            throw new InvalidValueException("prefix length " + length + " is outside 1 to 127");
        }
    }

    public static Ipv6Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
            throw new InvalidValueException(
                    "'" + Shown.of(text) + "' has no prefix length; for example 2001:db8::93/64");
        }
        return new Ipv6Prefix(new Ipv6(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(Ipv6 other) {
        int[] mine = address.bits();
        int[] others = other.bits();
        for (int i = 0; i < mine.length; i++) {
            if (((mine[i] ^ others[i]) & mask(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the address is the one that every router of its network has (RFC 4291, 2.6.1): all its host bits are 0. A network
     * of two addresses has no such address (RFC 6164).
     */
    public boolean isRouters() {
        int[] groups = address.bits();
        boolean zeros = length < 127;
        for (int i = 0; i < groups.length; i++) {
            zeros &= (groups[i] & ~mask(i)) == 0;
        }
        return zeros;
    }

    /** What the address is where one computer cannot have it in this network. */
    public Optional<String> notOfOneComputer() {
        return address.specialUse()
                .or(() -> Optional.ofNullable(
                        isRouters() ? "the address of the network itself, which all its routers have" : null));
    }

    /** A mask of the bits of a group that belong to the network. */
    private int mask(int group) {
        int bits = Math.max(0, Math.min(16, length - 16 * group));
        return 0xffff << 16 - bits & 0xffff;
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
