package io.jenkins.plugins.nanohost.engine.value.network;

import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import java.util.Map;
import java.util.Optional;

/**
 * A port that Docker can listen on: 1 to 65535, without those on which Windows itself listens ("Service overview and network
 * port requirements for Windows", Microsoft).
 */
public record TcpPort(int number) {
    private static final int MOST = 65535;

    private static final Map<Integer, String> OF_WINDOWS = Map.of(
            135, "RPC",
            139, "NetBIOS",
            445, "SMB",
            3389, "Remote Desktop",
            5985, "Windows Remote Management",
            5986, "Windows Remote Management",
            47001, "Windows Remote Management");

    public TcpPort {
        objection(number).ifPresent(what -> {
            throw new InvalidValueException(what);
        });
    }

    public static TcpPort parse(String text) {
        return new TcpPort(Integer.parseInt(text));
    }

    /** Why the number is not such a port; empty if it is. */
    public static Optional<String> objection(int number) {
        if (number < 1 || number > MOST) {
            return Optional.of(number + " is outside 1 to " + MOST + "; Docker's own is 2376");
        }
        return Optional.ofNullable(OF_WINDOWS.get(number))
                .map(user -> "on port " + number + " Windows itself listens (" + user + "); Docker's own is 2376");
    }
}
