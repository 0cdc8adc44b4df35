package io.jenkins.plugins.nanohost.engine.value.network;

import com.fasterxml.jackson.annotation.JsonValue;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv6 address, kept in the form that RFC 5952 recommends, so that equal addresses are equal texts. It is read in the forms
 * of RFC 4291 (2.2), including an IPv4 part at the end, but without a zone, which has a meaning only on one computer.
 */
public record Ipv6(String value) implements IpAddress {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");

    public Ipv6 {
        int[] groups = groups(value);
        if (groups == null) {
            throw new InvalidValueException("'" + Shown.of(value) + "' is no IPv6 address"
                    + (value.indexOf('%') >= 0 ? " without a zone" : "") + "; for example 2001:db8::1");
        }
        value = text(groups);
    }

    @Override
    public String inUrl() {
        return "[" + value + "]";
    }

    /**
     * Not unspecified, loopback or multicast (RFC 4291), and not an address that RFC 4291 uses to represent an IPv4 address:
     * {@code ::/96} and {@code ::ffff:0:0/96}.
     */
    @Override
    public boolean isUnicast() {
        int[] groups = bits();
        boolean standsForIpv4 = (groups[5] == 0 || groups[5] == 0xffff) && zeros(groups, 0) >= 5;
        return groups[0] >>> 8 != 0xff && !standsForIpv4;
    }

    /** Whether it is valid only on one link: {@code fe80::/10}. */
    @Override
    public boolean isLinkLocal() {
        return (bits()[0] & 0xffc0) == 0xfe80;
    }

    @Override
    public Optional<String> specialUse() {
        if (isLinkLocal()) {
            return Optional.of("a link-local address (fe80::/10)");
        }
        if (isUnicast()) {
            return Optional.empty();
        }
        int[] groups = bits();
        return Optional.of(
                groups[0] >>> 8 == 0xff
                        ? "a multicast address (ff00::/8)"
                        : value.equals("::1")
                                ? "the loopback address"
                                : value.equals("::")
                                        ? "the unspecified address"
                                        : "an address that stands for one of IPv4");
    }

    /** Its eight groups of 16 bits. */
    int[] bits() {
        int[] groups = groups(value);
        if (groups == null) {
            throw new IllegalStateException(value + " was made of groups");
        }
        return groups;
    }

    @CheckForNull
    private static int[] groups(String text) {
        int gap = text.indexOf("::");
        List<Integer> head = new ArrayList<>();
        List<Integer> tail = new ArrayList<>();
        boolean right = gap < 0
                ? read(text, true, tail)
                : read(text.substring(0, gap), false, head) && read(text.substring(gap + 2), true, tail);
        int given = head.size() + tail.size();
        if (!right || (gap < 0 ? given != GROUPS : given >= GROUPS)) {
            return null;
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < head.size(); i++) {
            groups[i] = head.get(i);
        }
        for (int i = 0; i < tail.size(); i++) {
            groups[GROUPS - tail.size() + i] = tail.get(i);
        }
        return groups;
    }

    /** Reads groups separated by colons. At the end of the address, the last two groups may be written as an IPv4 address. */
    private static boolean read(String text, boolean end, List<Integer> groups) {
        if (text.isEmpty()) {
            return true;
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else if (end && i == parts.length - 1 && Ipv4.isAddress(parts[i])) {
                int bits = new Ipv4(parts[i]).bits();
                groups.add(bits >>> 16);
                groups.add(bits & 0xffff);
            } else {
                return false;
            }
        }
        return true;
    }

    /**
     * Lower case, no leading zeros. The longest row of two or more zero groups is left out; if two rows are equally long, the
     * first one (RFC 5952, 4).
     */
    private static String text(int[] groups) {
        int longest = 1;
        int gap = -1;
        for (int i = 0; i < GROUPS; i++) {
            if (zeros(groups, i) > longest) {
                longest = zeros(groups, i);
                gap = i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(i == 0 || i == gap + longest ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** How many groups in a row are 0, starting at {@code from}. */
    private static int zeros(int[] groups, int from) {
        int count = 0;
        while (from + count < GROUPS && groups[from + count] == 0) {
            count++;
        }
        return count;
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
