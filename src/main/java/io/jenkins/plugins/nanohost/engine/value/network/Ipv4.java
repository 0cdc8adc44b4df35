package io.jenkins.plugins.nanohost.engine.value.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 address in dotted form. Parsed here and not by the JDK, because the JDK would ask a name server for any other text.
 */
public record Ipv4(String value) implements IpAddress {
    private static final Pattern PART = Pattern.compile("0|[1-9][0-9]{0,2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Ipv4 {
        if (!isAddress(value)) {
            throw new InvalidValueException("'" + Shown.of(value) + "' is no IPv4 address; for example 192.168.1.1");
        }
    }

    /** Whether a text is an IPv4 address in dotted form. */
    public static boolean isAddress(String text) {
        String[] parts = text.split("\\.", -1);
        boolean right = parts.length == 4;
        for (String part : parts) {
            right = right && PART.matcher(part).matches() && Integer.parseInt(part) <= 255;
        }
        return right;
    }

    @Override
    public String inUrl() {
        return value;
    }

    /** Not an address of network 0, loopback, multicast or reserved (RFC 6890). */
    @Override
    public boolean isUnicast() {
        int first = bits() >>> 24;
        return first >= 1 && first <= 223 && first != 127;
    }

    /** One of the addresses that a computer gives itself if no DHCP server answers (RFC 3927). */
    @Override
    public boolean isLinkLocal() {
        return bits() >>> 16 == 0xA9FE;
    }

    @Override
    public Optional<String> specialUse() {
        return Ipv4Prefix.specialUse(block -> block.contains(this));
    }

    int bits() {
        int bits = 0;
        for (String part : value.split("\\.")) {
            bits = bits << 8 | Integer.parseInt(part);
        }
        return bits;
    }

    static Ipv4 ofBits(int bits) {
        return new Ipv4((bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
