package io.jenkins.plugins.nanohost.engine.value.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import java.util.Optional;

/** The IPv4 or IPv6 address of one computer. */
public sealed interface IpAddress permits Ipv4, Ipv6 {
    /** Reads an address: an IPv6 address if it has a colon, otherwise an IPv4 address. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static IpAddress parse(String text) {
        if (text.indexOf(':') >= 0) {
            return new Ipv6(text);
        }
        if (!Ipv4.isAddress(text)) {
            throw new InvalidValueException("'" + Shown.of(text) + "' is no " + (text.indexOf('.') < 0 ? "IP" : "IPv4")
                    + " address; for example 192.168.1.1 or 2001:db8::1");
        }
        return new Ipv4(text);
    }

    String value();

    /** As the host of a URL, which has an IPv6 address in brackets (RFC 3986, 3.2.2). */
    String inUrl();

    /** Whether a computer on a network can have this address. */
    boolean isUnicast();

    /** Whether it is valid only on one link: {@code 169.254.0.0/16} (RFC 3927), {@code fe80::/10} (RFC 4291). */
    boolean isLinkLocal();

    /** What the address is where it is not that of one computer in a network of several links, as a phrase with its block. */
    Optional<String> specialUse();
}
