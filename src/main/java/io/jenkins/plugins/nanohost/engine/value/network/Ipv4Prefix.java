package io.jenkins.plugins.nanohost.engine.value.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** An IPv4 address with the length of its network's prefix, for example {@code 192.168.1.93/24}. */
public record Ipv4Prefix(Ipv4 address, int length) {
    /** The prefix length of a network for two hosts. */
    public static final int LONGEST = 30;

    /** Blocks whose addresses no computer has, or only on one link (RFC 6890). */
    private static final List<Map.Entry<Ipv4Prefix, String>> SPECIAL = List.of(
            Map.entry(parse("0.0.0.0/8"), "an unspecified address"),
            Map.entry(parse("127.0.0.0/8"), "a loopback address"),
            Map.entry(parse("169.254.0.0/16"), "a link-local address"),
            Map.entry(parse("224.0.0.0/4"), "a multicast address"),
            Map.entry(parse("240.0.0.0/4"), "a reserved address"));

    public Ipv4Prefix {
        if (length < 1 || length > LONGEST) {
            throw new InvalidValueException("prefix length " + length + " is outside 1 to " + LONGEST);
        }
    }

    @JsonCreator
    public static Ipv4Prefix parse(String text) {
        int slash = text.indexOf('/');
        OptionalInt masked = maskLength(text.substring(slash + 1));
        if (slash >= 0 && masked.isPresent()) {
            throw new InvalidValueException(
                    "'" + Shown.of(text) + "' has a mask where the prefix length belongs; write "
                            + text.substring(0, slash) + "/" + masked.getAsInt());
        }
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            throw new InvalidValueException(
                    "'" + Shown.of(text) + "' has no prefix length; for example 192.168.1.93/24");
        }
        return new Ipv4Prefix(new Ipv4(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** How many bits the mask of a network has that are 1; empty: the text is no such mask. */
    private static OptionalInt maskLength(String mask) {
        int bits = Ipv4.isAddress(mask) ? new Ipv4(mask).bits() : 0;
        boolean inRow = Integer.numberOfLeadingZeros(~bits) == Integer.bitCount(bits);
        int length = Integer.bitCount(bits);
        return inRow && length >= 1 && length <= LONGEST ? OptionalInt.of(length) : OptionalInt.empty();
    }

    /** A phrase for the special block that fits; empty: none. */
    static Optional<String> specialUse(Predicate<Ipv4Prefix> fits) {
        return SPECIAL.stream()
                .filter(block -> fits.test(block.getKey()))
                .findFirst()
                .map(block -> block.getValue() + " (" + block.getKey() + ")");
    }

    /** What addresses of the network are that no computer has, or only on one link; empty: none is. */
    public Optional<String> specialUse() {
        return specialUse(this::overlaps);
    }

    /** What the address is where one computer cannot have it in this network. */
    public Optional<String> notOfOneComputer() {
        return address.specialUse()
                .or(() -> Optional.ofNullable(isNetwork() ? "the address of the network itself" : null))
                .or(() -> Optional.ofNullable(isBroadcast() ? "the network's broadcast address" : null));
    }

    /** The same for another address, with the prefix length of this network. */
    public Optional<String> notOfOneComputer(Ipv4 other) {
        return contains(other) ? new Ipv4Prefix(other, length).notOfOneComputer() : other.specialUse();
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
