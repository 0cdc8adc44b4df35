package io.jenkins.plugins.nanohost.engine.value.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;

/** An IPv4 address with the length of its network's prefix, for example {@code 192.168.1.93/24}. */
public record Ipv4Prefix(Ipv4 address, int length) {
    /** The prefix length of a network for two hosts. */
    public static final int LONGEST = 30;

    public Ipv4Prefix {
        if (length < 1 || length > LONGEST) {
            throw new InvalidValueException("prefix length " + length + " is outside 1 to " + LONGEST);
        }
    }

    @JsonCreator
    public static Ipv4Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            throw new InvalidValueException(
                    "'" + Shown.of(text) + "' has no prefix length; for example 192.168.1.93/24");
        }
        return new Ipv4Prefix(new Ipv4(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    public Ipv4 mask() {
        return Ipv4.ofBits(-1 << 32 - length);
    }

    public boolean contains(Ipv4 other) {
        return (address.bits() & mask().bits()) == (other.bits() & mask().bits());
    }

    /** Whether the networks have an address in common; one of them then contains the other. */
    public boolean overlaps(Ipv4Prefix other) {
        return contains(other.address) || other.contains(address);
    }

    /** Whether the address is that of the network itself (all host bits 0). A subnet is written with this address. */
    public boolean isNetwork() {
        return (address.bits() & ~mask().bits()) == 0;
    }

    /** Whether the address is the network's broadcast address (all host bits 1). */
    public boolean isBroadcast() {
        return (address.bits() | mask().bits()) == -1;
    }

    @Override
    @JsonValue
    public String toString() {
        return address + "/" + length;
    }
}
