package io.jenkins.plugins.nanohost.engine.value.network;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;

/** The IPv4 or IPv6 address of one computer. */
public sealed interface IpAddress permits Ipv4, Ipv6 {
    /** Reads an address: an IPv6 address if it has a colon, otherwise an IPv4 address. */
    static IpAddress parse(String text) {
        if (text.indexOf(':') >= 0) {
            return new Ipv6(text);
        }
        if (text.indexOf('.') < 0) {
            throw new InvalidValueException(
                    "'" + Shown.of(text) + "' is no IP address; for example 192.168.1.1 or 2001:db8::1");
        }
        return new Ipv4(text);
    }

    String value();

    /** Whether a computer on a network can have this address. */
    boolean isUnicast();

    /** Whether it is valid only on one link: {@code 169.254.0.0/16} (RFC 3927), {@code fe80::/10} (RFC 4291). */
    boolean isLinkLocal();
}
